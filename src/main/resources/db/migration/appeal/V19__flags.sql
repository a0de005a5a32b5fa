-- Rules by which an appeal is marked as sensitive or its reporter as one who comes again and again, and the marks. Few may see
-- them, every look is recorded, each is reviewed by a day and can be removed with a reason.
create table appeal.flag_rule (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    county text collate "C" not null,
    name text not null,
    words text[] not null default '{}',
    count int,
    days int,
    review_days int not null check (review_days between 1 and 730),
    begun_at timestamptz not null,
    ended_at timestamptz,
    check (cardinality(words) > 0 or count between 2 and 1000 and days between 1 and 730)
);
create index flag_rule_of on appeal.flag_rule (county) where ended_at is null;

create table appeal.flag (
    id bigint generated always as identity primary key,
    appeal bigint not null,
    rule bigint not null references appeal.flag_rule,
    place_code text collate "C" not null,
    reason text not null,
    at timestamptz not null,
    review_on date not null,
    removed_at timestamptz,
    removed_by text,
    removed_because text,
    unique (appeal, rule)
);
create index flag_at on appeal.flag (place_code, review_on) where removed_at is null;
