-- A campaign: every household that a filter finds is asked the same form within some days.
create table visit.campaign (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    version int not null default 0,
    county text collate "C" not null,
    area text collate "C" not null,
    name text not null,
    purpose text not null,
    legal_basis text not null,
    form_version bigint not null references visit.form_version,
    filter jsonb not null,
    visitor_kinds text[] not null,
    named jsonb not null default '[]',
    starts_on date not null,
    ends_on date not null,
    most_tries smallint not null check (most_tries between 1 and 9),
    takes_newcomers boolean not null,
    state text not null default 'DRAFT',
    households int not null default 0,
    roster_changed_at timestamptz,
    created_at timestamptz not null,
    created_by bigint,
    created_by_name text not null,
    started_at timestamptz,
    ended_at timestamptz,
    ended_by_name text not null default '',
    end_note text not null default '',
    ended_in xid8,
    check (ends_on >= starts_on)
);
create index campaign_by_area on visit.campaign (county, state, id desc);

-- Who walks in a campaign: a member of staff by account, a resident by person. Names are those of staff, or masked.
create table visit.visitor (
    id bigint generated always as identity primary key,
    campaign bigint not null references visit.campaign,
    kind text not null,
    account bigint,
    person bigint,
    name text not null,
    added_at timestamptz not null,
    check (account is not null or person is not null)
);
create unique index visitor_account on visit.visitor (account, campaign) where account is not null;
create unique index visitor_person on visit.visitor (person, campaign) where account is null;
create index visitor_by_campaign on visit.visitor (campaign);

-- One household in one campaign. Nobody (null) stands for the list of doors that nobody visits yet.
create table visit.task (
    id bigint generated always as identity primary key,
    campaign bigint not null references visit.campaign,
    household bigint not null,
    door text collate "C" not null,
    grid bigint,
    visitor bigint references visit.visitor,
    state text not null default 'OPEN',
    tries smallint not null default 0,
    tried_parts smallint not null default 0,
    next_on date,
    next_part text,
    tried_at timestamptz,
    done_at timestamptz,
    leaflet boolean not null default false,
    conflict boolean not null default false,
    result bigint,
    version int not null default 0,
    added_at timestamptz not null,
    unique (campaign, household)
);
create index task_by_door on visit.task (campaign, door, id);
create index task_of_visitor on visit.task (visitor, door, id) where state = 'OPEN';
create index task_ended_of_visitor on visit.task (visitor, done_at desc) where state <> 'OPEN';
create index task_of_nobody on visit.task (campaign, door) where visitor is null and state = 'OPEN';
create index task_in_conflict on visit.task (campaign, id) where conflict;
create index task_of_household on visit.task (household);

-- Every result that ever came, each once; two of one household are both kept.
create table visit.result (
    id bigint generated always as identity primary key,
    client_key uuid not null unique,
    campaign bigint not null references visit.campaign,
    task bigint not null references visit.task,
    outcome text not null,
    state text not null,
    form_version bigint not null references visit.form_version,
    answers jsonb not null,
    note text not null,
    by_account bigint,
    by_person bigint,
    by_name text not null,
    at timestamptz not null,
    received_at timestamptz not null,
    decided_at timestamptz,
    decided_by_name text not null default ''
);
create index result_of_task on visit.result (task, id);
create index result_that_counts on visit.result (campaign, id) where state = 'COUNTS';
create index result_late on visit.result (campaign) where state = 'LATE';

-- Who had a task before: what somebody did at a door without a network still counts when the door went to another meanwhile.
create table visit.task_move (
    id bigint generated always as identity primary key,
    task bigint not null references visit.task,
    from_visitor bigint references visit.visitor,
    to_visitor bigint references visit.visitor,
    at timestamptz not null,
    by_name text not null
);
create index task_move_of_task on visit.task_move (task, id);
create index task_move_of_visitor on visit.task_move (from_visitor);

-- Progress is stored, never counted: writers append changes, a fold behind them adds them up. Nobody and no grid are 0.
create table visit.tally_change (
    id bigint generated always as identity primary key,
    campaign bigint not null,
    community text collate "C" not null,
    grid bigint not null,
    visitor bigint not null,
    state text not null,
    change int not null
);
create index tally_change_of_campaign on visit.tally_change (campaign);
create table visit.tally (
    campaign bigint not null,
    community text collate "C" not null,
    grid bigint not null,
    visitor bigint not null,
    state text not null,
    count bigint not null,
    primary key (campaign, community, grid, visitor, state)
);

-- What was sent to whom on which day, so that a timer that fires again sends nothing twice.
create table visit.reminder (
    campaign bigint not null references visit.campaign,
    visitor bigint not null references visit.visitor,
    kind text not null,
    day date not null,
    primary key (campaign, visitor, kind, day)
);

-- The figures of a campaign on the day it ended; they never change afterwards.
create table visit.closing (
    campaign bigint primary key references visit.campaign,
    figures jsonb not null,
    closed_at timestamptz not null
);
