create extension if not exists pg_trgm with schema public;

-- The nearest place above. A rung that does not exist (a house without units) is written as zeros in the code and skipped.
create function area.parent_of(code text) returns text
language sql immutable strict parallel safe
return case length(code)
    when 2 then null
    when 4 then left(code, 2)
    when 6 then left(code, 4)
    when 9 then left(code, 6)
    when 12 then left(code, 9)
    when 16 then left(code, 12)
    when 19 then regexp_replace(left(code, 16), '(?<=^\d{12})0000$', '')
    when 21 then regexp_replace(left(code, 19), '(?<=^\d{12})(0000)?000$|(?<=^\d{16})000$', '')
    else regexp_replace(left(code, 21), '(?<=^\d{12})000000000$|(?<=^\d{16})00000$|(?<=^\d{19})00$', '')
end;

-- Every Chinese character becomes a word of its own and every number one word, so that trigrams find two characters too.
create function area.words(text text) returns text
language sql immutable strict parallel safe
return ' ' || btrim(regexp_replace(regexp_replace(lower(text), '([^a-z0-9])', ' \1 ', 'g'), '\s+', ' ', 'g')) || ' ';

create table area.place (
    id bigint generated always as identity primary key,
    code text collate "C" not null check (code ~ '^\d+$'),
    level smallint not null generated always as (length(code)) stored,
    parent_code text collate "C" generated always as (area.parent_of(code)) stored,
    name text not null check (length(name) between 1 and 60),
    short_name text not null check (length(short_name) between 1 and 60),
    address text not null,
    search text generated always as (area.words(address || ' ' || name)) stored,
    created_at timestamptz not null,
    retired_at timestamptz,
    retired_with bigint,
    version int not null default 1
);
comment on column area.place.address is 'as people say it below the county; kept in step when a place above is renamed or moved';
comment on column area.place.retired_with is 'the place whose retirement took this one along, itself included';

create unique index place_code on area.place (code) where retired_at is null;
create index place_any_code on area.place (code);
create index place_parent on area.place (parent_code, code);
create index place_search on area.place using gin (search public.gin_trgm_ops) where retired_at is null;
create index place_retired_with on area.place (retired_with) where retired_with is not null;

-- Codes that places had before they moved; what was filed under them keeps finding its place.
create table area.place_alias (
    code text collate "C" not null,
    place bigint not null references area.place on delete cascade,
    until timestamptz not null
);
create index place_alias_code on area.place_alias (code, until desc);
create index place_alias_place on area.place_alias (place);

-- Append only; outlives a place that an undone import took away.
create table area.place_history (
    id bigint generated always as identity primary key,
    place bigint not null,
    kind text not null check (kind in
        ('ADDED', 'RENAMED', 'MOVED', 'RETIRED', 'RESTORED', 'UNDONE', 'OPENED', 'PLATE_ISSUED', 'PLATE_WITHDRAWN')),
    before jsonb,
    after jsonb,
    actor text not null,
    actor_name text not null,
    at timestamptz not null
);
create index place_history_place on area.place_history (place, id desc);

-- The token is random; nothing about the place can be read from it, nor the next one guessed.
create table area.plate (
    token text collate "C" primary key check (length(token) >= 17),
    place bigint not null references area.place on delete cascade,
    issued_at timestamptz not null,
    withdrawn_at timestamptz
);
create unique index plate_place on area.plate (place) where withdrawn_at is null;
create index plate_withdrawn on area.plate (place) where withdrawn_at is not null;

create table area.county (
    code text collate "C" primary key,
    hotline text not null default '',
    opened_at timestamptz not null
);

-- Answers of requests that create something, so that a repeat gets the first one's answer.
create table area.request (
    key uuid primary key,
    answer text not null,
    at timestamptz not null default clock_timestamp()
);
