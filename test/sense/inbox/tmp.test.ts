import { test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { evidenceLines } from '../../../src/edge/episode/lines.ts';
import { documentOf } from '../../../src/edge/inbox/coded.ts';
import { places } from '../../../src/edge/inbox/place.ts';
import { placeFinder } from '../../../src/sense/inbox/party.ts';
import { candidate } from '../../../src/sense/inbox/candidate.ts';
import { wordSet } from '../../../src/sense/inbox/alike.ts';
test('x', () => {
  const find = placeFinder(places());
  const dirs=['episodes/greenland-2026',...readdirSync('episodes/library').filter(d=>!d.endsWith('.md')).map(d=>'episodes/library/'+d)];
  const conf: any = {}; let ex:string[]=[];
  const hist:any={same:{},diff:{}};let nS=0,nD=0; let types:any={};
  for (const d of dirs) {
    const r = evidenceLines(readFileSync(d+'/evidence.jsonl','utf8'),d); if(!r.ok) throw new Error(JSON.stringify(r.problems));
    let ok=0,dir=0,w=0,sp=0,k=0;
    for (const e of r.value) { const doc=documentOf(e); types[doc.source+'/'+doc.type]=(types[doc.source+'/'+doc.type]??0)+1; const c=candidate(doc,find); if(c.coding.rung===e.rung)ok++; if(c.spoken===e.rung)sp++; if(c.coding.direction===e.direction)dir++; if(c.coding.watch===e.watch)w++; if(c.coding.kind===e.kind)k++; conf["D "+e.direction+"->"+c.coding.direction]=(conf["D "+e.direction+"->"+c.coding.direction]??0)+1;conf["W "+e.watch+"->"+c.coding.watch]=(conf["W "+e.watch+"->"+c.coding.watch]??0)+1; conf[`${e.rung}->${c.spoken}`]=(conf[`${e.rung}->${c.spoken}`]??0)+1; }
    console.log(d, r.value.length, 'rung',ok,'spoken',sp,'dir',dir,'watch',w,'kind',k);
    for (let i=0;i<r.value.length;i++) for(let j=0;j<i;j++){const a=r.value[i]!,b=r.value[j]!; if(Math.abs(a.occurredOn-b.occurredOn)>30)continue; const A=wordSet(a.headline.en),B=wordSet(b.headline.en); let c=0; for(const x of A)if(B.has(x))c++; const s=c/(A.size+B.size-c); const t=a.claim===b.claim?'same':'diff'; if(t==='same')nS++;else nD++; const q=(Math.floor(s*20)/20).toFixed(2); hist[t][q]=(hist[t][q]??0)+1; if(t==='diff'&&s>0.2)ex.push(s.toFixed(2)+' '+a.headline.en+' || '+b.headline.en)}
  }
  console.log(types,hist,nS,nD,conf); console.log(ex.join('\n'));
});
