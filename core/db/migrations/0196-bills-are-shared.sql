-- A partner names an envelope by any of its letters: what was billed is shared by all of them, as the price was. Before, the letter that was
-- named had the whole bill, and the others kept their share of the price: costs and statistics counted that part twice.
with share as (
  select l.message, l.sequence, b.amount as total, b.postage, b.sheets,
    sum(w.weight) over envelope as until, w.weight, sum(w.weight) over (partition by l.run, l.envelope) as whole,
    row_number() over envelope = 1 as leads
  from print_letter l
  cross join lateral (select coalesce(nullif(l.amount, 0), l.sheets)::numeric as weight) w
  join (
    select l.run, l.envelope, sum(b.amount) as amount, sum(case when b.amount < 0 then -b.sheets else b.sheets end) as sheets,
      case when count(b.postage_amount) = count(*) then sum(b.postage_amount) end as postage
    from print_letter l join print_bill_line b on b.subject = l.message and b.sequence = l.sequence
    where l.envelope is not null group by l.run, l.envelope
  ) b on b.run = l.run and b.envelope = l.envelope
  window envelope as (partition by l.run, l.envelope order by l.part, l.position, l.message)
), paid as (
  select *, floor(total * until / whole) as paid_until, floor(total * (until - weight) / whole) as paid_before from share
)
update print_letter l set billed_amount = (p.paid_until - p.paid_before)::int, billed_sheets = case when p.leads then p.sheets end::int,
  billed_postage_amount = case
    when p.total <> 0 then floor(p.postage * p.paid_until / p.total) - floor(p.postage * p.paid_before / p.total)
    when p.leads then p.postage when p.postage is not null then 0 end::int
from paid p where l.message = p.message and l.sequence = p.sequence;
