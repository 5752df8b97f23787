import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { ChannelName, Priority } from '../../core/words/message.ts'
import { notCollected } from '../message/not-collected.ts'
import { openChannels } from './open-channels.ts'

/** How one lane is drawn: the maximum number of chunks, the letters in each, and the entity after which the round continues. */
export interface Draw {
  readonly lane: Priority
  readonly slots: number
  readonly size: number
  /** The entity that was served last: the round continues after it. */
  readonly after: EntityId | undefined
  readonly now: Date
  /** Chunks of one channel that each running dispatcher takes at most; absent: no limit. */
  readonly perChannel?: number
  /** The channels with a limit of letters that this transaction locked; absent: none of them has to be locked. */
  readonly locked?: readonly ChannelName[]
}
export interface DrawnChunk {
  readonly id: string
  readonly entity: EntityId
}

/**
 * Takes letters out of the backlog into chunks, in turn over the entities that have work: an entity with a hundred thousand
 * letters gets as many chunks of a round as one with a few. Letters with one failed attempt are put in chunks together, since
 * most of them failed because a worker died; from the second failure on, each letter is alone. Two relays never take the same
 * letter (SKIP LOCKED).
 */
export async function drawPrepare(hub: Queryable, draw: Draw): Promise<DrawnChunk[]> {
  return hub.query<DrawnChunk>(sql`
    with recursive ${entitiesInTurn(draw)}, picked as (
      select w.* from turn cross join lateral (
        select message_id, entity, due_at, attempts from work
        where lane = ${draw.lane} and entity = turn.entity and chunk is null and not held and due_at <= ${draw.now}
        order by due_at, message_id limit turn.share * ${draw.size} for update skip locked
      ) w
    ), numbered as (
      select message_id, entity, case when attempts > 1 then message_id::text else attempts || '/' ||
        (row_number() over (partition by entity, attempts order by due_at, message_id) - 1) / ${draw.size} end as k
      from picked
    ), made as materialized (
      select entity, k, gen_random_uuid() as id from numbered group by entity, k
    ), marked as (
      update work set chunk = made.id from numbered join made using (entity, k) where work.message_id = numbered.message_id
    )
    insert into chunk (id, entity, stage, lane, put_at)
    select id, entity, 'prepare', ${draw.lane}, ${draw.now} from made
    returning id, entity`)
}

/**
 * Whether a delivery `w` leaves by itself: collected letters leave with their part (`collected/`), simulated ones by themselves
 * like any other.
 */
export const singly = sql`(${notCollected(sql`w.channel`)} or w.simulated)`

/**
 * The same for deliveries that wait for their (next) hand-over, one channel per chunk. The open channels drive the search:
 * deliveries that wait for a paused channel, however many, are never read. Where a channel has few free places, the entities take
 * turns for them. Existence is tested with `limit 1`: the planner turns
 * `exists` into a join that reads the whole table.
 */
export async function drawDeliver(hub: Queryable, draw: Draw): Promise<DrawnChunk[]> {
  return hub.query<DrawnChunk>(deliverDraw(draw))
}

/** The statement of `drawDeliver`. */
export function deliverDraw(draw: Draw): SQL {
  const waits = sql`w.lane = ${draw.lane} and w.chunk is null and w.due_at is not null and ${singly}`
  const open = openChannels({ ...draw, chunks: draw.perChannel })
  return sql`
    with recursive open_channel as materialized (${open}), jump (channel, entity) as (
      select o.channel, (select w.entity from delivery w where ${waits} and w.channel = o.channel order by w.entity limit 1)
      from open_channel o
      union all
      select jump.channel, (select w.entity from delivery w where ${waits} and w.channel = jump.channel and w.entity > jump.entity
        order by w.entity limit 1)
      from jump where jump.entity is not null
    ), due as materialized (
      select distinct entity from jump where entity is not null and (
        select true from delivery w where ${waits} and w.channel = jump.channel and w.entity = jump.entity and w.due_at <= ${draw.now}
        limit 1)
    ), ${turnsOf(draw)}, picked as (
      select d.* from turn cross join lateral (
        select each.* from open_channel o cross join lateral (
          select w.message_id, w.seq, w.entity, w.channel, w.due_at, w.attempts from delivery w
          where ${waits} and w.channel = o.channel and w.entity = turn.entity and w.due_at <= ${draw.now}
          order by w.due_at, w.message_id limit least(turn.share * ${draw.size}, o.free) for update skip locked
        ) each
        order by each.due_at, each.message_id limit turn.share * ${draw.size}
      ) d
    ), ranked as (
      select *, row_number() over (partition by entity, channel order by due_at, message_id) as rank from picked
    ), placed as (
      select *, row_number() over (partition by channel order by rank, due_at, message_id) as place from ranked
    ), divided as (
      select message_id, seq, p.entity, channel, (rank - 1) / o.size as k, o.chunks,
        dense_rank() over (partition by channel order by (rank - 1) / o.size, p.entity) as nth
      from placed p join open_channel o using (channel) where o.free is null or p.place <= o.free
    ), numbered as (
      select message_id, seq, entity, channel, k from divided where chunks is null or nth <= chunks
    ), made as materialized (
      select entity, channel, k, gen_random_uuid() as id from numbered group by entity, channel, k
    ), marked as (
      update delivery d set chunk = made.id from numbered n join made using (entity, channel, k)
      where d.message_id = n.message_id and d.seq = n.seq
    )
    insert into chunk (id, entity, stage, lane, channel, put_at)
    select id, entity, 'deliver', ${draw.lane}, channel, ${draw.now} from made
    returning id, entity`
}

/** The entities that have letters to prepare, found by jumping along the index, each with its share of the slots. */
function entitiesInTurn(draw: Draw): SQL {
  const waits = sql`w.lane = ${draw.lane} and w.chunk is null and not w.held`
  return sql`jump as (
      (select w.entity from work w where ${waits} order by w.entity limit 1)
      union all
      select (select w.entity from work w where ${waits} and w.entity > jump.entity order by w.entity limit 1)
      from jump where jump.entity is not null
    ), due as materialized (
      select entity from jump where entity is not null and exists (
        select from work w where ${waits} and w.entity = jump.entity and w.due_at <= ${draw.now})
    ), ${turnsOf(draw)}`
}

/** Divides the slots among the entities that are due, beginning after the one that was served last. */
function turnsOf(draw: Draw): SQL {
  return sql`turn as materialized (
      select entity, ceil(${draw.slots}::numeric / (select count(*) from due))::int as share from due
      order by entity > ${draw.after ?? null}::uuid desc nulls last, entity limit ${draw.slots}
    )`
}
