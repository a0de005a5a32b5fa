-- 点单–派单–接单–晒单: one order from the wish to the thanks.
create table cooperation.service_order (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    community text collate "C" not null check (length(community) = 12),
    place text collate "C" not null,
    place_detail text not null default '',
    orderer text not null check (orderer in ('RESIDENT', 'UNIT', 'COMMUNITY')),
    person bigint,
    orderer_unit bigint,
    orderer_name text not null default '',
    -- The appeal or the need that it comes from.
    appeal text,
    listing bigint references cooperation.listing,
    item bigint references cooperation.item,
    kind text not null,
    title text not null,
    text text not null default '',
    wanted_at timestamptz,
    publish boolean not null default false,
    state text not null,
    mode text check (mode in ('CLAIM', 'ASSIGN', 'ROTATE')),
    unit bigint,
    member bigint,
    member_name text not null default '',
    accept_by timestamptz,
    due_at timestamptz not null,
    confirm_by timestamptz,
    overdue_since timestamptz,
    came_back int not null default 0,
    done_text text not null default '',
    minutes int not null default 0,
    rating int check (rating between 1 and 5),
    rating_text text not null default '',
    placed_at timestamptz not null,
    done_at timestamptz,
    closed_at timestamptz,
    published_at timestamptz,
    published_title text not null default '',
    published_text text not null default '',
    published_photos uuid[] not null default '{}',
    changed_at timestamptz not null,
    version int not null default 0,
    check (orderer <> 'UNIT' or orderer_unit is not null)
);
create index order_in_area on cooperation.service_order (community, state, id desc);
create index order_latest on cooperation.service_order (community, id desc);
create index order_of_unit on cooperation.service_order (unit, id desc) where unit is not null;
create index order_by_unit on cooperation.service_order (orderer_unit, id desc) where orderer_unit is not null;
create index order_of_person on cooperation.service_order (person, id desc) where person is not null;
create index order_of_member on cooperation.service_order (member, id desc) where member is not null;
create index order_of_item on cooperation.service_order (item) where item is not null;
create index order_of_appeal on cooperation.service_order (appeal) where appeal is not null;
create index order_of_listing on cooperation.service_order (listing) where listing is not null;
create index order_late on cooperation.service_order (due_at) where overdue_since is null and state in ('PLACED', 'OFFERED', 'ASSIGNED', 'ACCEPTED', 'PASSED', 'UNDERWAY');
create index order_published on cooperation.service_order (community, published_at desc) where published_at is not null;

-- Everything that happened to an order; only added to.
create table cooperation.order_step (
    id bigint generated always as identity primary key,
    service_order bigint not null references cooperation.service_order,
    request_key uuid unique,
    action text not null,
    from_state text,
    to_state text not null,
    actor text not null,
    actor_name text not null,
    unit bigint,
    member bigint,
    note text not null default '',
    at timestamptz not null
);
create index order_step_of_order on cooperation.order_step (service_order, id);
create index order_step_no_show on cooperation.order_step (member) where action = 'NO_SHOW';

-- 轮派: whose turn it was last in a community.
create table cooperation.turn (
    community text collate "C" not null,
    unit bigint not null,
    last_turn bigint not null default 0,
    turns int not null default 0,
    primary key (community, unit)
);
create sequence cooperation.turn_number;

-- How long each stage may take in a county, where it differs from what is usual.
create table cooperation.order_rule (
    county text collate "C" primary key,
    accept_hours int not null check (accept_hours between 1 and 240),
    done_days int not null check (done_days between 1 and 60),
    confirm_days int not null check (confirm_days between 1 and 30),
    version int not null default 0
);
