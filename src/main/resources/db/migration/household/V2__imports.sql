-- Sheets of households on their way in. What stands in them is personal data: the file and its rows are sealed, seen only by
-- who sent them, and gone once they are written, discarded or seven days old. What an import made stays, so that it can be undone.
create table household.import (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    area text collate "C" not null,
    file_name text not null,
    tables jsonb not null,
    mapping jsonb not null,
    samples bytea,
    area_code text not null default '' check (area_code ~ '^(0\d{2,3})?$'),
    consented boolean not null default false,
    state text not null check (state in
        ('MAPPING', 'READING', 'READY', 'WRITING', 'DONE', 'UNDOING', 'UNDONE', 'DISCARDED', 'STOPPED')),
    reason text not null default '',
    account bigint not null,
    account_name text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    households int not null default 0,
    people int not null default 0,
    changed int not null default 0,
    kept int not null default 0
);
comment on column household.import.tables is 'each worksheet with its headings and whether it is taken; no value of a row';
comment on column household.import.reason is 'message key of why it stopped, with its arguments between bars';
comment on column household.import.kept is 'households that were changed after this import and that undoing left as they are';
create index import_of_account on household.import (account, id desc);
create index import_staged on household.import (created_at) where samples is not null;

create table household.import_part (
    import bigint not null references household.import on delete cascade,
    part int not null,
    sealed bytea not null,
    primary key (import, part)
);

-- Apart from the import, so that a long transaction can say how far it is.
create table household.import_progress (
    import bigint primary key references household.import on delete cascade,
    done int not null,
    total int not null
);

create table household.import_row (
    import bigint not null references household.import on delete cascade,
    number int not null,
    sheet int not null,
    line int not null,
    cells bytea not null,
    judgement text check (judgement in ('NEW', 'CHANGED', 'SAME', 'WRONG')),
    reason text not null default '',
    hint text not null default '',
    door text collate "C",
    identity_key bytea,
    decision text not null default '' check (decision in ('', 'BOTH', 'MOVE', 'LEAVE_OUT')),
    primary key (import, number)
) with (fillfactor = 70);
comment on column household.import_row.reason is 'message keys with arguments between bars, one a line';
create index import_row_judged on household.import_row (import, judgement, number);
create index import_row_door on household.import_row (import, door);
create index import_row_identity on household.import_row (import, identity_key) where identity_key is not null;

-- What an import wrote, by household, with the version it left there: undoing tells by it what was changed since.
create table household.import_household (
    import bigint not null references household.import on delete cascade,
    household bigint not null,
    made boolean not null,
    residence_before text,
    version int not null,
    primary key (import, household)
);
create table household.import_member (
    import bigint not null references household.import on delete cascade,
    household bigint not null,
    member bigint not null,
    person bigint not null,
    kind text not null check (kind in ('ADDED', 'RELATED', 'LEFT')),
    relation_before text,
    registered boolean not null default false,
    primary key (import, member, kind)
);
create index import_member_of on household.import_member (import, household);
comment on column household.import_member.registered is 'the import made this person known';
create table household.import_care (
    import bigint not null references household.import on delete cascade,
    household bigint not null,
    care bigint not null,
    consent bigint,
    primary key (import, care)
);

-- What a column of this area's sheets meant, last time; an empty field says that it is left out.
create table household.import_title (
    area text collate "C" not null,
    title text not null,
    field text not null,
    primary key (area, title)
);
