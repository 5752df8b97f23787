-- Anybody may ask whether a letter is real. The keyed hash of the code on the letter leads to its sender, date and kind;
-- never to the recipient or the content. Letters of a test key are no letters of the sender.
create function letter_by_check(wanted bytea)
  returns table (sender_code text, sender_name jsonb, letter_date date, kind jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.code, e.name, r.letter_date, c.name
  from record r
  join entity e on e.id = r.entity
  left join message_class c on c.entity = r.entity and c.key = r.class
  where r.check_index = wanted and not r.test
  limit 1
$$;
call serve('letter_by_check(bytea)');
