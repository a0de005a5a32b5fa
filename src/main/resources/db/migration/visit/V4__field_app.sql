-- A phone with the field app. The key opens what lies on it: it is sealed here, handed out to its owner's sign-in only, and
-- erased when the phone is wiped.
create table visit.device (
    id uuid primary key,
    account bigint not null,
    owner text not null,
    area text collate "C",
    name text not null,
    model text not null,
    public_key bytea not null,
    key bytea,
    registered_at timestamptz not null,
    seen_at timestamptz not null,
    unsent int not null default 0,
    clock_seconds int,
    wiped_at timestamptz,
    wiped_by_name text not null default '',
    emptied_at timestamptz
);
create index device_of_account on visit.device (account, seen_at desc);
create index device_by_area on visit.device (area, seen_at desc, id);
create index device_by_contact on visit.device (seen_at desc, id);

-- A photo on its way, in the pieces that arrived. It becomes an attachment when the result comes that it belongs to.
create table visit.upload (
    id uuid primary key,
    account bigint not null,
    bytes int not null check (bytes > 0),
    sha256 bytea not null,
    received int not null default 0,
    attachment uuid,
    begun_at timestamptz not null
);
create index upload_by_age on visit.upload (begun_at);
create table visit.upload_part (
    upload uuid not null references visit.upload on delete cascade,
    start int not null,
    bytes bytea not null,
    primary key (upload, start)
);
alter table visit.upload_part alter column bytes set storage external;

-- What each phone brought, once each, with the time by its own clock and the time that it was by ours.
create table visit.arrival (
    key uuid primary key,
    kind text not null,
    account bigint not null,
    device uuid not null references visit.device,
    task bigint,
    phone_at timestamptz not null,
    clock_millis bigint,
    happened_at timestamptz not null,
    received_at timestamptz not null
);
create index arrival_of_device on visit.arrival (device, received_at desc);
