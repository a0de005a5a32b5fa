-- The keys that personal data is sealed under, by a value that shows a wrong key at start and says nothing about it.
create table shared.vault_key (
    name text primary key,
    check_value bytea not null,
    indexes boolean not null,
    since timestamptz not null default now()
);
create unique index vault_key_one_indexes on shared.vault_key (indexes) where indexes;
