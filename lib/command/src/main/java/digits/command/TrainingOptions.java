package digits.command;

import digits.sweeps.SweepPlan;
import digits.sweeps.TrainingOption;
import digits.sweeps.Values;
import java.util.Locale;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option of a training as one of the command line: --learning-rate, --hidden and so on. */
final class TrainingOptions {

    /** Options without a number of their own are before this one. */
    private static final int AFTER_THE_OTHERS = 1000;

    private TrainingOptions() {}

    static void addTo(CommandSpec spec) {
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder().exclusive(false).validate(false).heading("%nWhat a training is set to:%n");
        int order = AFTER_THE_OTHERS;
        for (TrainingOption option : TrainingOption.values()) {
            String usual = option.usual() == null ? "" : " (" + option.usual() + " if left out)";
            group.addArg(OptionSpec.builder(name(option))
                    .paramLabel("VALUE")
                    .type(String.class)
                    .description((option.explanation() + usual).replace("%", "%%"))
                    .order(order++)
                    .build());
        }
        spec.addArgGroup(group.build());
    }

    private static String name(TrainingOption option) {
        return "--" + option.toString().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static boolean isGiven(TrainingOption option, CommandSpec spec) {
        return spec.findOption(name(option)).getValue() != null;
    }

    /** The plan with those that were given. */
    static SweepPlan with(SweepPlan plan, CommandSpec spec) {
        SweepPlan set = plan;
        for (TrainingOption option : TrainingOption.values()) {
            String value = spec.findOption(name(option)).getValue();
            if (value != null) {
                set = set.with(option, Values.of(value));
            }
        }
        return set;
    }
}
