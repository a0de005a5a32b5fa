-- Organisations, their posts and who held them. Nothing is deleted: what is over has an end.
create table organisation.duty (
    code text primary key,
    position int not null unique
);
insert into organisation.duty (code, position)
select code, position
from unnest(array['desk', 'greenery', 'sanitation', 'property', 'water', 'power', 'gas', 'drainage', 'roads', 'parking',
    'fire-safety', 'noise', 'buildings', 'falling-objects', 'public-order', 'mediation', 'welfare', 'health', 'education',
    'social-security', 'employment', 'housing', 'transport', 'environment', 'land', 'market', 'labour', 'agriculture', 'legal',
    'culture', 'tax', 'discipline', 'other']) with ordinality as listed (code, position);

create table organisation.organisation (
    id bigint generated always as identity primary key,
    kind text not null,
    name text not null,
    area_code text collate "C" not null,
    parent_id bigint references organisation.organisation,
    phone text not null default '',
    request_key uuid not null unique,
    version int not null default 0,
    created_at timestamptz not null,
    ended_at timestamptz
);
create unique index organisation_name on organisation.organisation (area_code, name) where ended_at is null;
create index organisation_named on organisation.organisation (name);
create index organisation_in_area on organisation.organisation (area_code, id);
create index organisation_children on organisation.organisation (parent_id) where parent_id is not null;

create table organisation.post (
    id bigint generated always as identity primary key,
    organisation_id bigint not null references organisation.organisation,
    title text not null,
    area_code text collate "C" not null,
    tier text not null check (tier in ('COMPOUND', 'COMMUNITY', 'TOWN', 'COUNTY')),
    request_key uuid not null unique,
    version int not null default 0,
    since timestamptz not null,
    ended_at timestamptz
);
create index post_of_organisation on organisation.post (organisation_id, id);
create index post_in_area on organisation.post (area_code, tier) where ended_at is null;

-- A duty keeps the area and tier that it was answered for, so that the past can be asked too.
create table organisation.post_duty (
    id bigint generated always as identity primary key,
    post_id bigint not null references organisation.post,
    duty text not null references organisation.duty,
    area_code text collate "C" not null,
    tier text not null,
    since timestamptz not null,
    until timestamptz
);
-- "Who answers for greenery in 迎涪社区" has one answer.
create unique index post_duty_has_one_answer on organisation.post_duty (duty, area_code, tier) where until is null;
create index post_duty_of_post on organisation.post_duty (post_id, until);

-- Office-holders are named on notice boards, so the name is kept readable here; the number stays with people.
create table organisation.holding (
    id bigint generated always as identity primary key,
    post_id bigint not null references organisation.post,
    person_id bigint not null,
    holder_name text not null,
    since timestamptz not null,
    until timestamptz,
    check (until is null or until >= since)
);
create unique index holding_is_one_persons on organisation.holding (post_id) where until is null;
create index holding_of_post on organisation.holding (post_id, id desc);
