package digits.notebook;

import digits.training.GradientCheck;
import java.util.List;
import java.util.Locale;

/** A gradient check as HTML: a row for each matrix. */
final class GradientCheckHtml {

    private GradientCheckHtml() {}

    static String of(GradientCheck check) {
        return "<p>" + Html.escape(check.toString()) + "</p>"
                + Html.table(
                        List.of("matrix", "shape", "relative error"),
                        check.matrices().stream()
                                .map(entry -> List.of(
                                        entry.name(),
                                        entry.gradient().shape(),
                                        String.format(Locale.ROOT, "%.2e", entry.relativeError())))
                                .toList());
    }
}
