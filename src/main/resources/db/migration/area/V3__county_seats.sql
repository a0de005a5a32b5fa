-- Where a county's government sits: there a map begins as long as nothing of the county is drawn.
create table area.seat (
    county text collate "C" primary key check (county ~ '^\d{6}$'),
    longitude double precision not null check (longitude between -180 and 180),
    latitude double precision not null check (latitude between -90 and 90)
);

insert into area.seat (county, longitude, latitude) values
    ('520302', 106.89, 27.64),
    ('520303', 106.93, 27.75),
    ('520304', 106.83, 27.54),
    ('520322', 106.83, 28.13),
    ('520323', 107.19, 27.95),
    ('520324', 107.45, 28.55),
    ('520325', 107.61, 28.86),
    ('520326', 107.90, 28.56),
    ('520327', 107.72, 27.95),
    ('520328', 107.47, 27.75),
    ('520329', 107.91, 27.22),
    ('520330', 106.20, 28.33),
    ('520381', 105.70, 28.59),
    ('520382', 106.40, 27.79);
