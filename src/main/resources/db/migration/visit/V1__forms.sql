-- Forms with a draft that is worked on, and versions that never change once they are published.
create table visit.form (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    -- Names a form that ships, or that was given a name for other systems; empty for all others.
    key text not null default '',
    name text not null,
    name_en text not null default '',
    -- What the answers are for and by what right they are asked, told to whoever answers.
    basis text not null default '',
    purpose text not null,
    area_code text collate "C" not null,
    draft jsonb not null,
    version int not null default 0,
    changed_at timestamptz not null,
    changed_by bigint,
    changed_by_name text not null default '',
    retired_at timestamptz
);
create unique index form_of_key on visit.form (area_code, key) where key <> '';
create index form_in_area on visit.form (area_code, purpose, name);

create table visit.form_version (
    id bigint generated always as identity primary key,
    form bigint not null references visit.form,
    number int not null,
    definition jsonb not null,
    published_at timestamptz not null,
    published_by bigint,
    published_by_name text not null default '',
    unique (form, number)
);
