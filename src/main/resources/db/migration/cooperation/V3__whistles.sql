-- 吹哨报到: one whistle calls several responders, each timed and appraised on its own.
create table cooperation.whistle (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    area text collate "C" not null,
    place text collate "C" not null,
    place_detail text not null default '',
    urgency text not null check (urgency in ('ORDINARY', 'EMERGENCY')),
    title text not null,
    text text not null,
    appeal text,
    caller bigint,
    caller_name text not null,
    caller_organisation bigint,
    state text not null check (state in ('OPEN', 'ENDED', 'WITHDRAWN')),
    called_at timestamptz not null,
    report_by timestamptz not null,
    finish_by timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by_name text not null default '',
    escalated_at timestamptz,
    ended_at timestamptz,
    end_note text not null default '',
    version int not null default 0
);
create index whistle_in_area on cooperation.whistle (area, id desc);
create index whistle_place on cooperation.whistle (place, id desc);
create index whistle_ringing on cooperation.whistle (place) where urgency = 'EMERGENCY' and acknowledged_at is null and state = 'OPEN';
create index whistle_of_appeal on cooperation.whistle (appeal) where appeal is not null;

create table cooperation.responder (
    id bigint generated always as identity primary key,
    whistle bigint not null references cooperation.whistle,
    kind text not null check (kind in ('DEPARTMENT', 'UNIT', 'MEMBER')),
    organisation bigint,
    person bigint,
    name text not null,
    part text not null default '',
    state text not null,
    called_at timestamptz not null,
    report_by timestamptz not null,
    finish_by timestamptz not null,
    missed boolean not null default false,
    late boolean not null default false,
    reported_at timestamptz,
    reported_by_name text not null default '',
    reported_where text not null default '',
    longitude double precision,
    latitude double precision,
    done_at timestamptz,
    done_text text not null default '',
    minutes int not null default 0,
    arrival_mark int check (arrival_mark between 1 and 5),
    result_mark int check (result_mark between 1 and 5),
    mark_text text not null default '',
    marked_at timestamptz,
    marked_by_name text not null default '',
    excuse text not null default '',
    version int not null default 0,
    check ((kind = 'MEMBER') = (organisation is null))
);
create unique index responder_organisation_once on cooperation.responder (whistle, organisation) where organisation is not null;
create unique index responder_person_once on cooperation.responder (whistle, person) where person is not null;
create index responder_of_organisation on cooperation.responder (organisation, id desc) where organisation is not null;
create index responder_of_person on cooperation.responder (person, id desc) where person is not null;
create index responder_late on cooperation.responder (report_by) where state = 'CALLED';

-- What waits for the county's joint conference.
create table cooperation.conference_item (
    id bigint generated always as identity primary key,
    county text collate "C" not null,
    whistle bigint not null unique references cooperation.whistle,
    reason text not null check (reason in ('NOBODY_CAME', 'BY_HAND')),
    note text not null default '',
    listed_at timestamptz not null,
    decided_at timestamptz,
    decision text not null default '',
    decided_by_name text not null default '',
    version int not null default 0
);
create index conference_open on cooperation.conference_item (county, listed_at) where decided_at is null;
create index conference_decided on cooperation.conference_item (county, decided_at desc) where decided_at is not null;
