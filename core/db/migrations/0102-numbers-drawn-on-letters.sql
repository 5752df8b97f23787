-- The barcode of a registered letter that was drawn on its page, and so was taken before the letter had an item: once per message,
-- however often the letter is drawn. A number whose letter never leaves on paper stays a gap, recorded here.
create table print_drawn_barcode (
  message uuid primary key,
  entity uuid not null references entity,
  account text not null,
  barcode text not null unique,
  drawn_at timestamptz not null
);
call guard('print_drawn_barcode', 'select');
