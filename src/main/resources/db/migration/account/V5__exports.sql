-- Tables that leave the house: who asked, why, who allowed it, and that it was fetched once. The file itself is never kept.
create table account.export (
    id bigint generated always as identity primary key,
    kind text not null,
    area text collate "C" not null,
    filter bytea not null,
    whole boolean not null,
    row_count int not null,
    reason text not null check (length(reason) between 1 and 200),
    state text not null check (state in ('WAITING', 'ALLOWED', 'REFUSED', 'TAKEN')),
    asked_by bigint not null references account.account,
    asked_by_name text not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    decided_by bigint references account.account,
    decided_by_name text not null default '',
    decided_at timestamptz,
    note text not null default '',
    taken_at timestamptz,
    request_key uuid not null unique
);
comment on column account.export.filter is 'sealed, since words may be somebody''s name';
comment on column account.export.expires_at is 'until when it may be decided, and once allowed, fetched';
create index export_own on account.export (asked_by, id desc);
create index export_waiting on account.export (area, id) where state = 'WAITING';
