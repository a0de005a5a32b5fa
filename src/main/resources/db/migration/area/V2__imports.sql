create table area.import (
    id bigint generated always as identity primary key,
    state text not null check (state in ('PREPARED', 'CONFIRMED', 'UNDONE', 'DISCARDED')),
    file_name text not null,
    account text not null,
    account_name text not null,
    uploaded_at timestamptz not null,
    rows_new int not null,
    rows_changed int not null,
    rows_same int not null,
    rows_wrong int not null,
    plates boolean not null default false,
    confirmed_at timestamptz,
    undone_at timestamptz
);
create index import_account on area.import (account, id desc);

create table area.import_row (
    import bigint not null references area.import on delete cascade,
    number int not null,
    state text not null check (state in ('NEW', 'CHANGED', 'SAME', 'WRONG')),
    reason text,
    community text not null,
    compound text not null,
    building text not null,
    unit text not null,
    door text not null,
    code text collate "C",
    primary key (import, number)
);
create index import_row_state on area.import_row (import, state, number);

-- What an import made, with the version it left, so that undoing can tell what was touched since.
create table area.import_change (
    import bigint not null references area.import on delete cascade,
    place bigint not null,
    kind text not null check (kind in ('ADDED', 'RENAMED')),
    before text,
    version int not null,
    primary key (import, place)
);
create index import_change_place on area.import_change (place);
