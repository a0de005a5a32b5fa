-- Sheets of members that a community keeps; written as one and taken back as one.
create table volunteer.member_import (
    id bigint generated always as identity primary key,
    state text not null check (state in ('UPLOADED', 'PREPARED', 'CONFIRMED', 'UNDONE')),
    file_name text not null,
    actor text not null,
    area text collate "C" not null,
    -- As it came, sealed, until it is written; so what its columns mean can be corrected.
    sheet_sealed bytea,
    head_row int not null,
    titles text[] not null,
    -- What each column means, empty for one that is left out.
    columns text[] not null,
    uploaded_at timestamptz not null,
    confirmed_at timestamptz,
    undone_at timestamptz,
    rows_new int not null default 0,
    rows_changed int not null default 0,
    rows_same int not null default 0,
    rows_wrong int not null default 0
);
create index member_import_of on volunteer.member_import (actor, id desc);

-- Names and numbers are sealed, and gone once the sheet is written.
create table volunteer.member_import_row (
    import bigint not null references volunteer.member_import on delete cascade,
    number int not null,
    state text not null check (state in ('NEW', 'CHANGED', 'SAME', 'WRONG')),
    reason text,
    person bigint,
    made_known boolean not null default false,
    name_sealed bytea,
    masked_name text not null,
    phone_sealed bytea,
    masked_phone text not null,
    unit_told text not null,
    unit bigint,
    community text not null,
    skills text[] not null,
    -- The registration that it changes, as it was when the sheet was looked through.
    membership bigint,
    version int not null default 0,
    unit_before text not null default '',
    skills_before text[] not null default '{}',
    primary key (import, number)
);
create index member_import_row_of_person on volunteer.member_import_row (person) where person is not null;

create table volunteer.member_import_before (
    import bigint not null references volunteer.member_import on delete cascade,
    membership bigint not null,
    unit bigint,
    unit_told text not null,
    skills text[] not null,
    version_after int not null,
    primary key (import, membership)
);

alter table volunteer.membership add column import bigint;
create index membership_of_import on volunteer.membership (import) where import is not null;
