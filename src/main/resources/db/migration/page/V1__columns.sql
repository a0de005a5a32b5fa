-- Which columns of a table somebody wants to see, in which order, and how close its rows stand. A column is named by the
-- text of its heading.
create table page.table_choice (
    account bigint not null,
    name text not null,
    columns text[] not null,
    dense boolean not null,
    primary key (account, name)
);
