import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.EnumSet;
import org.verapdf.ReleaseDetails;
import org.verapdf.features.FeatureFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.metadata.fixer.FixerFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.verapdf.processor.BatchProcessor;
import org.verapdf.processor.FormatOption;
import org.verapdf.processor.ProcessorConfig;
import org.verapdf.processor.ProcessorFactory;
import org.verapdf.processor.TaskType;
import org.verapdf.processor.plugins.PluginsCollectionConfig;
import org.verapdf.processor.reports.ItemDetails;

/**
 * The part of veraPDF's command line that the hub calls ({@code --version}; {@code --format json --flavour 0} with the file on
 * standard input), by the same library: its processor validates, its handler writes the report. The command itself is in no
 * public Maven repository.
 */
public final class VeraPdfCommand {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        if (args.length == 1 && args[0].equals("--version")) {
            out.println("veraPDF " + ReleaseDetails.byId("core-jakarta").getVersion());
            return;
        }
        if (!String.join(" ", args).equals("--format json --flavour 0")) {
            System.err.println("usage: verapdf --version | --format json --flavour 0 <FILE");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        // Log lines of the libraries must not get into the report; the real command prints them before it.
        System.setOut(System.err);
        out.println("veraPDF is processing STDIN and is expecting an EOF marker.");
        ValidatorConfig validator = ValidatorConfigBuilder.defaultBuilder().flavour(PDFAFlavour.NO_FLAVOUR).build();
        ProcessorConfig config = ProcessorFactory.fromValues(
                validator,
                FeatureFactory.defaultConfig(),
                PluginsCollectionConfig.defaultConfig(),
                FixerFactory.defaultConfig(),
                EnumSet.of(TaskType.VALIDATE));
        try (BatchProcessor processor = ProcessorFactory.fileBatchProcessor(config)) {
            processor.process(
                    ItemDetails.fromValues("STDIN"),
                    System.in,
                    ProcessorFactory.getHandler(FormatOption.JSON, false, out, false));
        }
    }
}
