-- Maps are read many times for each time that an outline is drawn, and six thousand numbers take the database longer to
-- write out than a page has; so the text is kept beside them, by the database itself.
alter table grid.grid add column outline_text text generated always as (outline::text) stored;
