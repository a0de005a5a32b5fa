-- In how many of the newest appeals each word occurs; counted behind the writers, words of one or two appeals are left out.
create table appeal.word (
    word text collate "C" primary key,
    appeals int not null
);

-- The counting itself: of how many appeals it was made.
create table appeal.word_count (
    only_row boolean primary key default true check (only_row),
    appeals int not null,
    newest bigint not null,
    at timestamptz not null
);

-- People who met the same thing and want to hear what becomes of it (我也遇到). The token opens their own page.
create table appeal.companion (
    id bigint generated always as identity primary key,
    appeal bigint not null references appeal.appeal,
    person bigint not null,
    token text not null unique,
    told_by text not null,
    joined_at timestamptz not null,
    left_at timestamptz,
    unique (appeal, person)
);
create index companion_person on appeal.companion (person);
