-- Households that are looked after: in quarantine with temperatures and purchases, or visited in a rhythm.
create table visit.care (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    kind text not null check (kind in ('QUARANTINE', 'VISITS')),
    household bigint not null,
    door text collate "C" not null,
    -- Who goes there, named as neighbours know the person; the account when it is a member of staff.
    carer_name text not null,
    carer_account bigint,
    -- Clock times of each day for quarantine, a rhythm in days for visits.
    times text[] not null default '{}',
    every_days int,
    grace_minutes int not null,
    alarm_above numeric(3, 1),
    note text not null default '',
    since date not null,
    until date,
    last_at timestamptz,
    last_value numeric(3, 1),
    -- Since when something is missed, null when nothing is; a visit of any sort clears it.
    overdue_since timestamptz,
    open_alarms int not null default 0,
    version int not null default 0,
    created_at timestamptz not null,
    created_by_name text not null,
    ended_at timestamptz,
    ended_by_name text not null default '',
    end_note text not null default ''
);
create unique index care_once on visit.care (household, kind) where ended_at is null;
create index care_in_area on visit.care (door, id) where ended_at is null;
create index care_ended on visit.care (ended_at desc) where ended_at is not null;

-- Each time somebody is to look in, and each time somebody did.
create table visit.care_task (
    id bigint generated always as identity primary key,
    care bigint not null references visit.care,
    due_at timestamptz not null,
    late_at timestamptz not null,
    state text not null check (state in ('OPEN', 'DONE', 'MISSED', 'EXTRA', 'DROPPED')),
    done_at timestamptz,
    done_by bigint,
    done_by_name text not null default '',
    client_key uuid unique,
    form_version bigint references visit.form_version,
    answers jsonb,
    value numeric(3, 1),
    alarm boolean not null default false
);
create unique index care_task_open on visit.care_task (care) where state = 'OPEN';
create index care_task_of_care on visit.care_task (care, due_at desc);
create index care_task_late on visit.care_task (late_at) where state = 'OPEN';

create table visit.care_alarm (
    id bigint generated always as identity primary key,
    care bigint not null references visit.care,
    task bigint not null references visit.care_task,
    sort text not null check (sort in ('VALUE', 'MISSED')),
    value numeric(3, 1),
    at timestamptz not null,
    settled_at timestamptz,
    settled_by_name text not null default '',
    settled_note text not null default '',
    unique (task, sort)
);
create index care_alarm_of_care on visit.care_alarm (care, at desc);

-- What is bought for a household and brought to its door.
create table visit.care_order (
    id bigint generated always as identity primary key,
    care bigint not null references visit.care,
    request_key uuid not null unique,
    wanted text not null,
    amount numeric(10, 2),
    state text not null check (state in ('ORDERED', 'DELIVERED', 'CANCELLED')),
    ordered_at timestamptz not null,
    ordered_by_name text not null,
    settled_at timestamptz,
    settled_by_name text not null default '',
    note text not null default ''
);
create index care_order_of_care on visit.care_order (care, id desc);

-- How a county looks after people, where it differs from what is usual.
create table visit.care_rule (
    county text collate "C" primary key,
    alarm_above numeric(3, 1) not null,
    times text[] not null,
    grace_minutes int not null,
    every_days int not null,
    version int not null default 0
);

-- A grid worker's round. The track is kept only with consent, and only while the round lasts.
create table visit.patrol (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    account bigint not null,
    name text not null,
    area_code text collate "C" not null,
    grid bigint,
    track boolean not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    metres int not null default 0,
    note text not null default ''
);
create unique index patrol_once on visit.patrol (account) where ended_at is null;
create index patrol_in_area on visit.patrol (area_code, started_at desc);
create index patrol_by_account on visit.patrol (account, started_at desc);

create table visit.patrol_point (
    patrol bigint not null references visit.patrol,
    at timestamptz not null,
    longitude double precision not null,
    latitude double precision not null,
    primary key (patrol, at)
);

-- What was found on the way: solved at once and recorded, or handed in as an appeal.
create table visit.patrol_report (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    patrol bigint not null references visit.patrol,
    place text collate "C" not null,
    place_detail text not null,
    longitude double precision,
    latitude double precision,
    matter text,
    said text not null,
    done text not null default '',
    outcome text not null check (outcome in ('SOLVED', 'APPEAL')),
    appeal text,
    reported_at timestamptz not null
);
create index patrol_report_of_patrol on visit.patrol_report (patrol, id);
