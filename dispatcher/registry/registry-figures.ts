import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import type { Registry, RegistryAnswer } from './registry.ts'

interface Deps {
  readonly hub: Queryable
  readonly clock: Clock
  readonly log: Log
}

/** The registry, with every question and its answers counted. Letters go on when counting fails. */
export function countedRegistry(registry: Registry, { hub, clock, log }: Deps): Registry {
  return {
    isStandIn: registry.isStandIn,
    lookUp: async (recipients, purpose, signal) => {
      const started = performance.now()
      const answers = await registry.lookUp(recipients, purpose, signal)
      const seconds = (performance.now() - started) / 1_000
      await count(hub, answers, seconds, clock.now()).catch((error: unknown) =>
        log.warn(
          { error: error instanceof Error ? error.name : 'unknown' },
          'a question to the registry was not counted',
        ),
      )
      return answers
    },
  }
}

async function count(hub: Queryable, answers: readonly RegistryAnswer[], seconds: number, now: Date): Promise<void> {
  const of = (kind: RegistryAnswer['kind']): number => answers.filter((each) => each.kind === kind).length
  const away = of('away')
  const failed = away > 0 ? 1 : 0
  await hub.query(sql`
    insert into registry_figure as f (questions, failed, seconds, persons, enterprises, unknown, away, away_since)
    values (1, ${failed}, ${seconds}, ${of('person')}, ${of('enterprise')}, ${of('unknown')}, ${away},
      ${away > 0 ? now : null}::timestamptz)
    on conflict (one) do update set questions = f.questions + 1, failed = f.failed + excluded.failed,
      seconds = f.seconds + excluded.seconds, persons = f.persons + excluded.persons,
      enterprises = f.enterprises + excluded.enterprises, unknown = f.unknown + excluded.unknown, away = f.away + excluded.away,
      away_since = case when excluded.away_since is null then null else coalesce(f.away_since, excluded.away_since) end`)
}

interface Figures {
  readonly questions: number
  readonly failed: number
  readonly seconds: number
  readonly persons: number
  readonly enterprises: number
  readonly unknown: number
  readonly away: number
  readonly awaySeconds: number
}

/** Nothing where no registry was ever asked. */
export async function readRegistryGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [row] = await hub.query<Figures>(sql`
    select questions::float8 as questions, failed::float8 as failed, seconds, persons::float8 as persons,
      enterprises::float8 as enterprises, unknown::float8 as unknown, away::float8 as away,
      coalesce(extract(epoch from ${now}::timestamptz - away_since), 0)::float8 as "awaySeconds"
    from registry_figure`)
  if (row === undefined) return []
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    {
      name: 'uitpost_registry_questions',
      help: 'Questions to the registry about sets of recipients since the installation began, by outcome.',
      values: [
        { labels: { outcome: 'answered' }, value: row.questions - row.failed },
        { labels: { outcome: 'failed' }, value: row.failed },
      ],
    },
    {
      name: 'uitpost_registry_answers',
      help: 'Answers about single recipients since the installation began, by kind.',
      values: [
        { labels: { kind: 'person' }, value: row.persons },
        { labels: { kind: 'enterprise' }, value: row.enterprises },
        { labels: { kind: 'unknown' }, value: row.unknown },
        { labels: { kind: 'away' }, value: row.away },
      ],
    },
    one('uitpost_registry_seconds', 'Seconds that all these questions took together.', row.seconds),
    one(
      'uitpost_registry_away_seconds',
      'How long the registry has not answered; 0 when it answered the last question.',
      Math.max(0, row.awaySeconds),
    ),
  ]
}
