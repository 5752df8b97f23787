import { openTemplateChecks } from '../templates/render/open-template-checks.ts'
const t=performance.now(); const c = await openTemplateChecks(); console.log(performance.now()-t)
for (const s of ['Đặng Nguyễn','Ωμέγα','Жук','漢','😀','a\u200db','\u200e','\u2060','\u202f','\u2009','\u2011','\u0301x','e\u0301','\u0307','ẞ','½','\u00a0','\u2028','\u0085','ﬁ','\ufe0f','\u061c','\u200c'])
 console.log(JSON.stringify(s), c.unprintable(s).map(x=>x.codePointAt(0)!.toString(16)))
