-- Who said it on behalf of the person concerned, and whether this one is told as well.
create table appeal.agent (
    appeal bigint primary key references appeal.appeal,
    person bigint not null,
    told boolean not null
);
