/**
 * The one numeric type of the library: read {@link digits.matrix.Matrix}, whose operations each stand for one piece of a
 * formula, then {@code Loops}, which computes them; {@link digits.matrix.Interruption} lets long ones be stopped.
 */
package digits.matrix;
