-- What people and units can do; named by volunteer.skill.<code>.
create table volunteer.skill (
    code text primary key,
    position int not null unique
);
insert into volunteer.skill (code, position)
select code, position
from unnest(array['policy', 'legal', 'health', 'care', 'mediation', 'patrol', 'environment', 'repair', 'teaching', 'psychology', 'culture',
    'computer', 'driving', 'emergency']) with ordinality as listed (code, position);

-- Members of one residents' group, who are led together.
create table volunteer.member_group (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    community text collate "C" not null,
    name text not null,
    version int not null default 0,
    created_at timestamptz not null,
    ended_at timestamptz
);
create unique index member_group_once on volunteer.member_group (community, name) where ended_at is null;

-- A party member in work who reports to the community where the person lives. Nothing is deleted: who moves or leaves has an end.
create table volunteer.membership (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    person bigint not null,
    -- Where the person works; as told while nobody has found the organisation.
    unit bigint,
    unit_told text not null default '',
    community text collate "C" not null,
    member_group bigint references volunteer.member_group,
    state text not null check (state in ('ASKED', 'CONFIRMED', 'REFUSED', 'MOVED', 'LEFT')),
    skills text[] not null default '{}',
    free_times text[] not null default '{}',
    note text not null default '',
    asked_at timestamptz not null,
    decided_at timestamptz,
    decided_by_name text not null default '',
    reason text not null default '',
    since timestamptz,
    until timestamptz,
    version int not null default 0
);
create unique index membership_holds_once on volunteer.membership (person) where state = 'CONFIRMED';
create unique index membership_asked_once on volunteer.membership (person) where state = 'ASKED';
create index membership_of_person on volunteer.membership (person, id desc);
create index membership_in_area on volunteer.membership (community, id) where state = 'CONFIRMED';
create index membership_asked on volunteer.membership (community, asked_at) where state = 'ASKED';
create index membership_over on volunteer.membership (community, until desc) where state in ('MOVED', 'LEFT');
create index membership_of_unit on volunteer.membership (unit, id) where state = 'CONFIRMED';
create index membership_of_group on volunteer.membership (member_group, id) where state = 'CONFIRMED';

-- A unit that reports to a community.
create table volunteer.unit_registration (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    unit bigint not null,
    unit_name text not null,
    community text collate "C" not null,
    state text not null check (state in ('ASKED', 'CONFIRMED', 'REFUSED', 'LEFT')),
    offers text not null default '',
    skills text[] not null default '{}',
    contact text not null default '',
    asked_at timestamptz not null,
    asked_by_name text not null,
    decided_at timestamptz,
    decided_by_name text not null default '',
    reason text not null default '',
    until timestamptz,
    version int not null default 0
);
create unique index unit_registration_once on volunteer.unit_registration (unit, community) where state in ('ASKED', 'CONFIRMED');
create index unit_registration_in_area on volunteer.unit_registration (community, id) where state in ('ASKED', 'CONFIRMED');

-- What was done, by whom, and who says so. A deed is never changed; what was wrong is withdrawn and stays.
create table volunteer.deed (
    id bigint generated always as identity primary key,
    kind text not null,
    person bigint,
    unit bigint,
    area text collate "C" not null,
    source text not null,
    title text not null,
    minutes int not null check (minutes >= 0),
    done_at timestamptz not null,
    recorded_at timestamptz not null,
    verified_by text not null,
    verified_by_name text not null,
    withdrawn_at timestamptz,
    withdrawn_by_name text not null default '',
    withdrawn_reason text not null default '',
    check (person is not null or unit is not null)
);
create unique index deed_of_person_once on volunteer.deed (source, person) where person is not null and withdrawn_at is null;
create unique index deed_of_unit_once on volunteer.deed (source, unit) where person is null and withdrawn_at is null;
create index deed_of_person on volunteer.deed (person, done_at desc, id desc) where person is not null;
create index deed_of_unit on volunteer.deed (unit, done_at desc, id desc) where unit is not null;
create index deed_in_area on volunteer.deed (area, done_at desc, id desc);

-- Deeds as they come and go, until they are added to the sums behind the writers: two people who are verified at once never wait.
create table volunteer.deed_change (
    id bigint generated always as identity primary key,
    area text collate "C" not null,
    day date not null,
    person bigint,
    unit bigint,
    deeds int not null,
    minutes int not null
);

-- How much was done by area (county, town, community), by period (2026, 2026Q4, 2026-11), by member (P) or unit (U).
create table volunteer.deed_sum (
    area text collate "C" not null,
    period text collate "C" not null,
    sort "char" not null,
    subject bigint not null,
    deeds int not null,
    minutes int not null,
    primary key (area, period, sort, subject)
);
create index deed_sum_by_minutes on volunteer.deed_sum (area, period, sort, minutes desc, deeds desc, subject);
create index deed_sum_by_deeds on volunteer.deed_sum (area, period, sort, deeds desc, minutes desc, subject);
