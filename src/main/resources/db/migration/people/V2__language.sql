-- Which language a person is written to in: zh or en; null when nobody knows.
alter table people.person add column language text check (language in ('zh', 'en'));
