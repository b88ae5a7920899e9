// Runs a program and tells what it took: the time, the processors' time, the memory of the largest of its processes.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { median } from '../support/statistics.js';

const MEASURE = fileURLToPath(new URL('./measure.py', import.meta.url));
const MOST_OUTPUT = 1 << 28;
const RUNS = 3;
const ENOUGH_SECONDS = 60;

/**
 * @typedef {object} Cost
 * @property {number} wall  in seconds
 * @property {number} cpu  in seconds, user and system, of all its processes
 * @property {number} memory  in bytes, resident, of the largest of its processes
 */

/**
 * @param {string[]} command
 * @param {Record<string, string>} [environment]
 * @returns {Cost}
 */
export function measure(command, environment = {}) {
  const options = { encoding: /** @type {const} */ ('utf8'), maxBuffer: MOST_OUTPUT, env: { ...process.env, ...environment } };
  const run = spawnSync('python3', [MEASURE, ...command], options);
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`${command.join(' ')} ended with ${run.status}:\n${run.stderr.slice(-2000)}`);
  return JSON.parse(run.stdout.trimEnd().split('\n').at(-1) ?? '');
}

/** @param {Cost[]} costs @returns {Cost} */
export function medians(costs) {
  const middle = (/** @type {keyof Cost} */ what) => median(costs.map((cost) => cost[what]));
  return { wall: middle('wall'), cpu: middle('cpu'), memory: middle('memory') };
}

/**
 * The medians of up to three runs, of fewer when they take more than a minute together.
 * @param {boolean} quick  once is enough
 * @param {() => Cost} run
 * @returns {Cost}
 */
export function repeat(quick, run) {
  /** @type {Cost[]} */
  const costs = [];
  const spent = () => costs.reduce((sum, { wall }) => sum + wall, 0);
  do costs.push(run());
  while (!quick && costs.length < RUNS && spent() < ENOUGH_SECONDS);
  return medians(costs);
}

/** One after the other. @param {Cost} first @param {Cost} second @returns {Cost} */
export const inTurn = (first, second) => ({
  wall: first.wall + second.wall,
  cpu: first.cpu + second.cpu,
  memory: Math.max(first.memory, second.memory),
});
