-- One thing done to many appeals at once, with what became of each; nothing is skipped without a word.
create table appeal.bulk (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    account bigint not null,
    action text not null,
    assignee bigint,
    note text not null,
    at timestamptz not null,
    reversed_at timestamptz
);
create table appeal.bulk_item (
    bulk bigint not null references appeal.bulk,
    position int not null,
    number text not null,
    version int not null,
    outcome text not null check (outcome in ('PENDING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT')),
    sentence text not null default '',
    arguments text[] not null default '{}',
    had bigint,
    primary key (bulk, number)
);
