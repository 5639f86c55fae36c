/**
 * Threads. In goes a job, which every thread of a {@link digits.engine.team.Team} runs with a {@link
 * digits.engine.team.Share} of its own; it is over when all have ended.
 */
package digits.engine.team;
