import { say } from '../../render/prose.ts';
import type { CareerLines } from '../career.ts';

export const career: CareerLines = {
  title: '職業賽局',
  verdict: (share) => `經理人的資金有${share}會賣`,
  heading: ({ tail, share, mandate, fear }) =>
    mandate === undefined
      ? say`尾部機率${tail}時，經理人的資金有${share}會出於害怕而賣`
      : fear === undefined
        ? say`尾部機率${tail}時，經理人的資金有${share}會賣，全是依規定`
        : say`尾部機率${tail}時，經理人的資金有${share}會賣：${mandate}依規定，${fear}出於害怕`,
  unknown: '尾部機率多高時會有多少資金賣出，未知',
  caption:
    '有職業顧慮的資金中會賣的比例，隨尾部（摩擦或決裂）的機率而變。實線是最小的穩定比例，虛線是最大的，兩者不同時才畫。飯碗值多少是設定值，不是估計值',
  run: (most) => say`同樣的尾部機率下，一旦開始爭相賣出，會賣的是${most}`,
  noRun: '比例沒有跳躍：任何尾部機率都不會引發爭相賣出',
  fold: (at) => `尾部機率過了${at}就爭相賣出`,
  limits: (share) => say`在同等的模擬跌勢中，不管怎麼想，依限額與贖回賣出的占群體持有的${share}`,
  noLimits: '這種跌勢下依限額與贖回會賣多少，未知：風險腿跌得不夠深，無從比較',
  own: (tail) =>
    say`圖上的點假設經理人也這樣看機率；以下模擬的群體從${tail}起算，價格愈跌愈怕，都是設定值`,
  starts: (at) => `${at}起爭相賣出`,
  ends: (at) => `低於${at}才停`,
  here: (tail, share) => `${tail}時賣${share}`,
  mandate: (share) => `依規定必賣：${share}`,
  leap: (at, from, to) => `${at}：由${from}到${to}`,
  row: {
    tail: '尾部機率',
    lowest: '會賣，最小的穩定比例',
    highest: '會賣，爭相賣出之後',
    mandate: '依規定，不管怎麼想',
    fear: '出於害怕',
    together: '中位經理人賣出的門檻，還沒有人賣',
    alone: '中位經理人賣出的門檻，別人都賣了',
    fired: '大家一起賠，被開除的機率',
    firedAlone: '自己一個人賠，被開除的機率',
    half: '至少一半會賣的門檻',
    starts: '爭相賣出的起點與跳幅',
    ends: '爭相賣出的終點與跳幅',
    gain: '威脅消退時，留著可得',
    bonus: '賺進整個帳本值幾年薪水',
    stakes: '被開除的代價',
    able: '事前認為有才能的經理人',
  },
  years: (n) => `${n}年薪水`,
  stakesSay: (median, spread) => `中位${median}年薪水，對數離散${spread}`,
  parts: (n) => `分${n}級的清單`,
  rulesHeading: '這個賽局的設定',
  rulesCaption: '設定值，不是估計值',
};
