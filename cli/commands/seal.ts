import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import type * as contract from '../../api/contract/entity/seal.ts'
import { sealLevels, whenNoTimes } from '../../dispatcher/seal/entity-seal.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { openHubApi } from '../reach/hub-api.ts'
import { right } from '../show/refusal.ts'

/** `uitpost seal show|set|test` */
export function sealCommand(context: CommandContext): Command {
  return new Command('seal')
    .description('the electronic seal on the letters of an entity')
    .addCommand(showCommand(context))
    .addCommand(setCommand(context))
    .addCommand(testCommand(context))
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('what is chosen, with which certificate, and how many letters wait for a seal')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost seal show')
    .action(async ({ json }: { json?: true }) => {
      const seal = right(await (await openHubApi(settings())).get('/v1/seal'))
      if (json) return terminal.out(JSON.stringify(seal))
      for (const line of linesOf(seal as unknown as contract.SealSettings)) terminal.out(line)
    })
}

function linesOf({ level, whenNoTime, location, certificate, waiting }: contract.SealSettings): string[] {
  const letters =
    level === 'off' ? 'letters get no seal' : `digital letters get a seal of level PAdES ${level.toUpperCase()}`
  const noTime = whenNoTime === 'wait' ? 'letters wait' : 'seals have none'
  const lines = [letters, ...(level === 'b-t' ? [`while no time stamp can be had: ${noTime}`] : [])]
  if (location !== undefined) lines.push(`shown beside the signature: ${location}`)
  if (certificate === undefined) lines.push('no key is set up: see docs/seal.md')
  else {
    const { subject = 'unknown', issuer = 'unknown', endsAt, fault } = certificate
    lines.push(`certificate of ${subject}, issued by ${issuer}, until ${endsAt?.slice(0, 10) ?? 'unknown'}`)
    if (fault !== undefined) lines.push(`it cannot be used: ${fault}`)
    else if (certificate.state === 'ENDS') lines.push('it ends within thirty days: set up the next one')
  }
  if (waiting.letters > 0) lines.push(`waiting for a seal: ${waiting.letters}, since ${waiting.since ?? ''}`)
  return lines
}

interface SetOptions {
  readonly level: string
  readonly whenNoTime?: string
  readonly location?: string
}

function setCommand({ terminal, settings }: CommandContext): Command {
  return new Command('set')
    .description('turn seals on or off, for letters that are prepared some seconds later')
    .addOption(new Option('--level <level>', 'without or with a time stamp').choices(sealLevels).makeOptionMandatory())
    .addOption(
      new Option('--when-no-time <choice>', 'while no time stamp can be had; absent: as it is set').choices(
        whenNoTimes,
      ),
    )
    .option('--location <place>', "shown beside the signature; absent: as it is set; '': none")
    .addHelpText('after', '\nExample:\n  $ uitpost seal set --level b-t --location Brussel')
    .action(async ({ level, ...named }: SetOptions) => {
      const api = await openHubApi(settings())
      const now = right(await api.get('/v1/seal')) as unknown as contract.SealSettings
      const { whenNoTime, location } = { ...now, ...named }
      const seal = right(await api.put('/v1/seal', { level, whenNoTime, ...(location && { location }) }))
      for (const line of linesOf(seal as unknown as contract.SealSettings)) terminal.out(line)
    })
}

function testCommand({ terminal, settings }: CommandContext): Command {
  return new Command('test')
    .description('seal an example letter and read the seal again; nothing is sent')
    .addOption(new Option('--level <level>', 'absent: as it is set').choices(['b-b', 'b-t']))
    .option('--out <file>', 'write the PDF')
    .option('--json', 'print JSON, without the PDF')
    .addHelpText('after', '\nExample:\n  $ uitpost seal test --out sample.pdf')
    .action(async ({ level, out, json }: { level?: string; out?: string; json?: true }) => {
      const api = await openHubApi(settings())
      const tested = right(await api.post('/v1/seal/test', level === undefined ? {} : { level }))
      const { seal, pdf } = tested as unknown as contract.SealTest
      if (out !== undefined) await writeFile(out, Buffer.from(pdf, 'base64'))
      if (json) terminal.out(JSON.stringify(seal))
      else {
        terminal.out(`sealed by ${seal.sealedBy}, certificate ${seal.serialNumber} of ${seal.issuer}`)
        terminal.out(`valid until ${seal.validTo.slice(0, 10)}, level PAdES ${seal.level.toUpperCase()}`)
        if (seal.timeStamp !== undefined) terminal.out(`time stamp of ${seal.timeStamp.at} by ${seal.timeStamp.by}`)
      }
      if (!seal.intact) throw new CommandFailed('The seal does not fit the example letter.')
      if (!json) terminal.out('the seal is of exactly these bytes')
    })
}
