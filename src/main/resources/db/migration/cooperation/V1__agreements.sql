-- What a community and a unit have agreed on (共建共治协议, 服务合同). The unit's name is the one that was signed with.
create table cooperation.agreement (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    kind text not null check (kind in ('AGREEMENT', 'CONTRACT')),
    community text collate "C" not null check (length(community) = 12),
    unit bigint not null,
    unit_name text not null,
    unit_signatory text not null default '',
    community_signatory text not null default '',
    starts_on date not null,
    ends_on date not null,
    note text not null default '',
    renews bigint references cooperation.agreement,
    import bigint,
    version int not null default 0,
    created_at timestamptz not null,
    created_by_name text not null,
    ended_at timestamptz,
    end_reason text not null default '',
    check (ends_on > starts_on)
);
create index agreement_in_area on cooperation.agreement (community, ends_on, id) where ended_at is null;
create index agreement_ended on cooperation.agreement (community, ended_at desc) where ended_at is not null;
create index agreement_of_unit on cooperation.agreement (unit, id);
create unique index agreement_renewed_once on cooperation.agreement (renews) where ended_at is null and renews is not null;
create index agreement_import on cooperation.agreement (import) where import is not null;

-- What the unit promises: what, how much, how often, who does it.
create table cooperation.item (
    id bigint generated always as identity primary key,
    agreement bigint not null references cooperation.agreement,
    request_key uuid not null unique,
    kind text not null,
    title text not null,
    detail text not null default '',
    quantity int not null check (quantity between 1 and 999),
    period text not null check (period in ('WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'ON_CALL')),
    performer text not null default '',
    -- Whether residents find it on the menu.
    open boolean not null default true,
    import bigint,
    version int not null default 0,
    retired_at timestamptz
);
create index item_of_agreement on cooperation.item (agreement, id);
create index item_import on cooperation.item (import) where import is not null;

-- 需求、资源、项目: what a community needs, what can be used, what is being done together.
create table cooperation.listing (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    kind text not null check (kind in ('NEED', 'RESOURCE', 'PROJECT')),
    community text collate "C" not null check (length(community) = 12),
    unit bigint,
    title text not null,
    detail text not null default '',
    quantity text not null default '',
    until date,
    state text not null check (state in ('OPEN', 'TAKEN', 'DONE', 'WITHDRAWN')),
    result text not null default '',
    version int not null default 0,
    created_at timestamptz not null,
    created_by_name text not null,
    taken_at timestamptz,
    closed_at timestamptz
);
create index listing_in_area on cooperation.listing (kind, community, id desc);
create index listing_of_unit on cooperation.listing (unit, id desc) where unit is not null;

create table cooperation.import (
    id bigint generated always as identity primary key,
    state text not null check (state in ('PREPARED', 'CONFIRMED', 'UNDONE')),
    file_name text not null,
    actor text not null,
    community text collate "C" not null,
    columns text not null default '',
    uploaded_at timestamptz not null,
    rows_new int not null,
    rows_changed int not null,
    rows_same int not null,
    rows_wrong int not null,
    confirmed_at timestamptz,
    undone_at timestamptz
);
create index import_latest on cooperation.import (actor, id desc);

create table cooperation.import_row (
    import bigint not null references cooperation.import,
    number int not null,
    state text not null check (state in ('NEW', 'CHANGED', 'SAME', 'WRONG')),
    reason text,
    community text not null,
    unit_name text not null,
    unit bigint,
    item bigint,
    starts_on date,
    ends_on date,
    kind text not null,
    title text not null,
    detail text not null,
    quantity int,
    period text,
    performer text not null,
    primary key (import, number)
);
create index import_row_state on cooperation.import_row (import, state, number);

-- What an import changed as it was before, so that it can be put back.
create table cooperation.import_before (
    import bigint not null references cooperation.import,
    item bigint not null references cooperation.item,
    kind text not null,
    title text not null,
    detail text not null,
    quantity int not null,
    period text not null,
    performer text not null,
    version_after int not null,
    primary key (import, item)
);
