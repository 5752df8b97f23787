-- Fonts that an entity brought for its letters. A house style names them by id; a letter keeps the style it was made with, so
-- a font is never changed nor taken away.

create table house_font (
  id uuid primary key,
  entity uuid not null,
  -- Of `file`, in hex: the same file again is the same font.
  sha256 text not null,
  -- What the font says of itself, and what it lacks.
  facts jsonb not null,
  -- By what right it is embedded, as who brought it wrote it down.
  licence text not null,
  -- As it was brought.
  file bytea not null,
  -- For use: only the characters of letters. Its SHA-256 in hex names it to caches.
  trimmed bytea not null,
  trimmed_sha256 text not null,
  created_at timestamptz not null,
  unique (entity, sha256)
);
call guard('house_font', 'select, insert');
