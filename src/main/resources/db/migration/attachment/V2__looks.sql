-- What a photo looks like in 64 bits: two of the same thing differ in few of them. Null for documents and for photos of nothing.
alter table attachment.file add column look bigint;
