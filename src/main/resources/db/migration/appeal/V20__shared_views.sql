-- A saved view can be shared: with everybody of the organisation (ALL), or as a tab that one of its roles begins with.
alter table appeal.saved_view add column organisation bigint;
alter table appeal.saved_view add column shared text not null default '';
create index saved_view_shared on appeal.saved_view (organisation, id) where shared <> '';
