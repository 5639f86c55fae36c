/**
 * Training in a browser: the core, compiled to JavaScript, and what a page asks of it. Read {@link
 * digits.playground.Experiment}, then {@link digits.playground.FusedStepper}, {@link digits.playground.Run} and {@link
 * digits.playground.Browser}.
 */
package digits.playground;
