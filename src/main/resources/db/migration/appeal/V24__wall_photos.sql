-- Whether the reporter agrees that photos of the own report may be shown once it is closed, and has not taken that back.
create table appeal.photo_consent (
    appeal bigint primary key references appeal.appeal,
    agreed_at timestamptz not null,
    withdrawn_at timestamptz
);

-- Which photos a clerk chose for the wall (晒单): nobody but a person can see whether faces or number plates are in them.
create table appeal.wall_photo (
    appeal bigint not null references appeal.appeal,
    file uuid not null,
    side text not null check (side in ('BEFORE', 'AFTER')),
    position smallint not null,
    chosen_at timestamptz not null,
    chosen_by_name text not null,
    primary key (appeal, file)
);
