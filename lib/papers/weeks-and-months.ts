import { addDays, daysBetween, parseFeedDay, type FeedDay } from './feed-day.ts';

/** An ISO week of feed days, Monday to Sunday, as the Hub names it too: `2026-W21`. Weeks compare as strings. */
export type FeedWeek = string & { readonly __brand: 'FeedWeek' };
/** A month of feed days, `2026-05`; months compare as strings. */
export type FeedMonth = string & { readonly __brand: 'FeedMonth' };

/** Calendar days, both ends included. */
export interface DayRange {
  readonly first: FeedDay;
  readonly last: FeedDay;
}

const DAYS_A_WEEK = 7;
const THURSDAY = 3;
const WEEK = /^(\d{4})-W(\d{2})$/;
const MONTH = /^\d{4}-\d{2}$/;

/** The week that a day is of: a week is of the year that has its Thursday. */
export function weekOf(day: FeedDay): FeedWeek {
  const thursday = addDays(day, THURSDAY - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysBetween(`${year}-01-01` as FeedDay, thursday) / DAYS_A_WEEK) + 1;
  return `${year}-W${String(number).padStart(2, '0')}` as FeedWeek;
}

export function monthOf(day: FeedDay): FeedMonth {
  return day.slice(0, 7) as FeedMonth;
}

/** Parses `YYYY-Www`; undefined for a week that its year does not have. */
export function parseFeedWeek(text: string): FeedWeek | undefined {
  const [, year = '', number = ''] = WEEK.exec(text) ?? [];
  const inFirstWeek = parseFeedDay(`${year}-01-04`);
  if (!inFirstWeek) return undefined;
  return weekOf(mondayOf(inFirstWeek, Number(number))) === text ? (text as FeedWeek) : undefined;
}

/** Parses `YYYY-MM`; undefined for anything that is not a month of the calendar. */
export function parseFeedMonth(text: string): FeedMonth | undefined {
  return MONTH.test(text) && parseFeedDay(`${text}-01`) ? (text as FeedMonth) : undefined;
}

export function daysOfWeek(week: FeedWeek): DayRange {
  const [, year = '', number = ''] = WEEK.exec(week) ?? [];
  const first = mondayOf(`${year}-01-04` as FeedDay, Number(number));
  return { first, last: addDays(first, DAYS_A_WEEK - 1) };
}

export function daysOfMonth(month: FeedMonth): DayRange {
  const first = `${month}-01` as FeedDay;
  const inNext = addDays(first, 31);
  return { first, last: addDays(`${monthOf(inNext)}-01` as FeedDay, -1) };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: FeedDay): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS_A_WEEK;
}

/** @param inFirstWeek January 4 is always in the first week of its year */
function mondayOf(inFirstWeek: FeedDay, number: number): FeedDay {
  return addDays(inFirstWeek, (number - 1) * DAYS_A_WEEK - weekdayOf(inFirstWeek));
}
