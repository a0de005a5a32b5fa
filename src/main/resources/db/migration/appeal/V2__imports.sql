-- Messages from another system on their way into the ledger. Rows may hold personal data and are sealed until they are filed;
-- the row's data is dropped once that happened.
create table appeal.import (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    file_name text not null,
    headers text[] not null,
    origin text not null,
    place_code text collate "C" not null,
    kind text not null,
    mapping jsonb not null,
    state text not null check (state in ('MAPPING', 'READY', 'RUNNING', 'DONE')),
    created_at timestamptz not null,
    created_by bigint,
    created_by_name text not null,
    done_at timestamptz
);
create index import_newest on appeal.import (created_by, id);

create table appeal.import_row (
    import bigint not null references appeal.import,
    line int not null,
    cells bytea,
    outcome text not null default 'UNREAD' check (outcome in ('UNREAD', 'NEW', 'KNOWN', 'WRONG', 'FILED')),
    reason text not null default '',
    title text not null default '',
    origin_number text,
    number text,
    primary key (import, line)
);
create index import_row_outcome on appeal.import_row (import, outcome, line);

-- Which column meant what, last time, for this system.
create table appeal.import_mapping (
    origin text primary key,
    mapping jsonb not null
);
