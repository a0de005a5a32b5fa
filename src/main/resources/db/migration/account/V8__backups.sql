-- Backups are made outside of the program; whoever or whatever made one notes it here, so that a missing one is seen.
create table account.backup (
    id bigint generated always as identity primary key,
    made_at timestamptz not null,
    kept_at text not null,
    restored boolean not null,
    noted_at timestamptz not null,
    noted_by text not null,
    request_key uuid not null unique
);

create index backup_latest on account.backup (made_at desc, id desc);
