-- What an appeal that nobody has sorted yet is probably about, so that it counts among hot spots before a desk has read it. It decides nothing.
create table appeal.guess (
    appeal bigint primary key,
    matter text,
    share real not null,
    at timestamptz not null
);
comment on column appeal.guess.matter is 'null when nothing could be said; then it is not asked again';

alter table appeal.hotspot
    add column guessed int not null default 0,
    add column longitude double precision,
    add column latitude double precision;
comment on column appeal.hotspot.guessed is 'how many of what was said were not sorted by a desk yet';
comment on column appeal.hotspot.longitude is 'the mean of the points of what was said, null when none had one';

-- Every matter of every community with what was said in seven days and in a usual week, as the last night found it.
create table appeal.rising (
    county text collate "C" not null,
    area text collate "C" not null,
    matter text not null,
    said int not null,
    guessed int not null,
    usual double precision not null,
    found_at timestamptz not null,
    primary key (county, area, matter)
);

-- Appeals of a time, whatever their community.
create index appeal_filed on appeal.appeal using brin (filed_at);
