-- How communities are cut: grids, the zones and ten-household units within them, and which of them each door was in, when.
-- Nothing is deleted: what is over has an end.
create table grid.grid (
    id bigint generated always as identity primary key,
    community text collate "C" not null check (community ~ '^\d{12}$'),
    serial smallint not null check (serial between 1 and 999),
    code text collate "C" not null generated always as (community || lpad(serial::text, 3, '0')) stored,
    name text not null check (length(name) between 1 and 40),
    kind text not null check (kind in ('BASIC', 'SPECIAL')),
    outline jsonb,
    request_key uuid not null unique,
    version int not null default 0,
    created_at timestamptz not null,
    retired_at timestamptz,
    unique (id, community)
);
comment on column grid.grid.code is 'GB/T 30428.1: community 12 digits, grid 3; a number is never given twice';
comment on column grid.grid.outline is 'a GeoJSON geometry, Polygon or MultiPolygon, WGS 84';
create unique index grid_code on grid.grid (code);
create unique index grid_name on grid.grid (community, name) where retired_at is null;

-- A responsibility zone lies in one grid and is kept by one unit (包保单位).
create table grid.zone (
    id bigint generated always as identity primary key,
    grid bigint not null references grid.grid,
    name text not null check (length(name) between 1 and 40),
    outline jsonb,
    request_key uuid not null unique,
    version int not null default 0,
    created_at timestamptz not null,
    retired_at timestamptz,
    unique (id, grid)
);
create unique index zone_name on grid.zone (grid, name) where retired_at is null;

create table grid.zone_keeper (
    id bigint generated always as identity primary key,
    zone bigint not null references grid.zone,
    organisation bigint not null,
    since timestamptz not null,
    until timestamptz check (until >= since)
);
create unique index zone_has_one_keeper on grid.zone_keeper (zone) where until is null;
create index zone_keeper_of_zone on grid.zone_keeper (zone, since);
create index zone_keeper_organisation on grid.zone_keeper (organisation) where until is null;

-- The tier below the grid: ten-household units, 寨, or what else a county calls them.
create table grid.unit (
    id bigint generated always as identity primary key,
    grid bigint not null references grid.grid,
    name text not null check (length(name) between 1 and 40),
    outline jsonb,
    request_key uuid not null unique,
    version int not null default 0,
    created_at timestamptz not null,
    retired_at timestamptz,
    unique (id, grid)
);
create unique index unit_name on grid.unit (grid, name) where retired_at is null;
create index unit_of_grid on grid.unit (grid, id);

-- One change to how a community is cut, with what it says in the history and what undoing needs.
create table grid.change (
    id bigint generated always as identity primary key,
    community text collate "C" not null,
    kind text not null,
    detail jsonb not null default '{}',
    undoes bigint unique references grid.change,
    request_key uuid unique,
    actor text not null,
    actor_name text not null,
    at timestamptz not null
);
create index change_of_community on grid.change (community, id desc);

create table grid.change_part (
    change bigint not null references grid.change,
    part text not null check (part in ('GRID', 'ZONE', 'UNIT')),
    id bigint not null,
    primary key (part, id, change)
);

-- What a door is in for as long as that does not change. While a row has no end, its zone and unit lie in its grid, and
-- its grid in the door's community: the columns that are null in the past carry these foreign keys.
create table grid.door (
    id bigint generated always as identity primary key,
    door text collate "C" not null check (length(door) = 25),
    grid bigint not null references grid.grid,
    zone bigint references grid.zone,
    unit bigint references grid.unit,
    since timestamptz not null,
    until timestamptz,
    opened_by bigint references grid.change,
    closed_by bigint references grid.change,
    now_grid bigint generated always as (case when until is null then grid end) stored,
    now_community text collate "C" generated always as (case when until is null then left(door, 12) end) stored,
    check (until >= since),
    constraint door_in_community foreign key (now_grid, now_community) references grid.grid (id, community)
        deferrable initially deferred,
    constraint door_zone_in_grid foreign key (zone, now_grid) references grid.zone (id, grid) deferrable initially deferred,
    constraint door_unit_in_grid foreign key (unit, now_grid) references grid.unit (id, grid) deferrable initially deferred
);
create unique index door_is_in_one_grid on grid.door (door) where until is null;
create index door_over_time on grid.door (door, since);
create index door_of_grid on grid.door (now_grid, door) where until is null;
create index door_of_unit on grid.door (unit, door) where until is null and unit is not null;
create index door_of_zone on grid.door (zone, door) where until is null and zone is not null;
create index door_opened_by on grid.door (opened_by) where opened_by is not null;
create index door_closed_by on grid.door (closed_by) where closed_by is not null;

-- The outline of a whole community, which its grids should fill.
create table grid.community (
    code text collate "C" primary key,
    outline jsonb not null,
    version int not null default 0
);

-- What a county calls the tier below the grid, and how large a grid should be.
create table grid.county (
    code text collate "C" primary key,
    unit_name text not null default '十联户' check (length(unit_name) between 1 and 12),
    unit_name_en text not null default 'ten-household unit' check (length(unit_name_en) between 1 and 30),
    households_per_grid int not null default 300 check (households_per_grid between 10 and 10000),
    version int not null default 0
);
