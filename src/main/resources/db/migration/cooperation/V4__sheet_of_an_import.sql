-- The lines as they were sent, sealed, so that a wrong one can be mended while it is looked through; gone once it is written or taken back.
alter table cooperation.import add column sheet_sealed bytea;
