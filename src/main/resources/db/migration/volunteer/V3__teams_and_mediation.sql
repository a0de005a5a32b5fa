-- A team of volunteers, of a night patrol or of mediators.
create table volunteer.team (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    community text collate "C" not null,
    kind text not null check (kind in ('VOLUNTEERS', 'PATROL', 'MEDIATION')),
    name text not null,
    task text not null default '',
    version int not null default 0,
    created_at timestamptz not null,
    ended_at timestamptz
);
create unique index team_once on volunteer.team (community, name) where ended_at is null;

create table volunteer.team_member (
    id bigint generated always as identity primary key,
    team bigint not null references volunteer.team,
    person bigint not null,
    leads boolean not null default false,
    since timestamptz not null,
    until timestamptz
);
create unique index team_member_once on volunteer.team_member (team, person) where until is null;
create index team_member_of_person on volunteer.team_member (person) where until is null;

create table volunteer.shift (
    id bigint generated always as identity primary key,
    request_key uuid not null,
    team bigint not null references volunteer.team,
    place text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    state text not null check (state in ('PLANNED', 'CONFIRMED', 'CANCELLED')),
    -- What was seen and done, by whoever was there; then looked at by the community.
    log text not null default '',
    logged_at timestamptz,
    logged_by bigint,
    settled_at timestamptz,
    settled_by_name text not null default '',
    reason text not null default '',
    version int not null default 0,
    check (ends_at > starts_at),
    unique (request_key, starts_at)
);
create index shift_of_team on volunteer.shift (team, starts_at desc, id desc);

create table volunteer.shift_member (
    shift bigint not null references volunteer.shift,
    person bigint not null,
    minutes int,
    primary key (shift, person)
);
create index shift_member_of_person on volunteer.shift_member (person, shift desc);

-- Cases by the People's Mediation Law. Names, numbers and words of the parties are sealed.
create table volunteer.mediation (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    community text collate "C" not null,
    kind text not null,
    title text not null,
    dispute_sealed bytea not null,
    state text not null,
    mediator_name text not null,
    mediator bigint,
    accepted_at timestamptz not null,
    accepted_by bigint,
    agreement_sealed bytea,
    agreed_at timestamptz,
    -- An agreement in writing takes effect on the day on which parties and mediator have signed and the committee has stamped it.
    effective_on date,
    fulfil_by date,
    judicial text not null default '' check (judicial in ('', 'APPLIED', 'WAIVED')),
    reminded_at timestamptz,
    fulfilled_at timestamptz,
    archived_at timestamptz,
    archive_number text not null default '',
    minutes int,
    note text not null default '',
    version int not null default 0
);
create index mediation_in_area on volunteer.mediation (community, id desc);

create table volunteer.mediation_party (
    id bigint generated always as identity primary key,
    mediation bigint not null references volunteer.mediation,
    position int not null,
    name_sealed bytea not null,
    masked_name text not null,
    phone_sealed bytea,
    masked_phone text not null default '',
    unique (mediation, position)
);

create table volunteer.mediation_entry (
    id bigint generated always as identity primary key,
    mediation bigint not null references volunteer.mediation,
    at timestamptz not null,
    by_name text not null,
    kind text not null,
    text_sealed bytea
);
create index mediation_entry_of on volunteer.mediation_entry (mediation, id);

-- Whoever reads names of parties in the clear leaves a line.
create table volunteer.mediation_reading (
    id bigint generated always as identity primary key,
    mediation bigint not null,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    reason text not null
);
create index mediation_reading_of on volunteer.mediation_reading (mediation, id desc);
