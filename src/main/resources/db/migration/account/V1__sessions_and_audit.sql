-- Sessions of Spring Session, its own shape.
create table account.spring_session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on account.spring_session (expiry_time);
create index spring_session_principal on account.spring_session (principal_name);

create table account.spring_session_attributes (
    session_primary_id char(36) not null references account.spring_session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Who wrote what. Writers only append; a sealer behind them chains whole ranges of transactions, so that no writer waits
-- for another. The transaction number tells the sealer which entries can no longer change.
create table account.audit_entry (
    id bigint generated always as identity primary key,
    transaction xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    action text not null,
    subject text not null,
    before jsonb,
    after jsonb
);
create index audit_entry_transaction on account.audit_entry (transaction, id);

-- The published way to append an entry from inside another module's statement.
create function account.audit(actor text, action text, subject text, before jsonb, after jsonb) returns bigint
language sql as $$
    insert into account.audit_entry (actor, action, subject, before, after)
    values (actor, action, subject, before, after)
    returning id
$$;
