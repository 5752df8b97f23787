import com.helger.diagnostics.error.IError;
import com.helger.io.resource.FileSystemResource;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResult;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Validates invoices and credit notes against the schemas of UBL 2.1, the rules of EN 16931 and those of Peppol BIS Billing 3.0
 * (release of May 2026), all in one process. Warnings count as faults: what the hub writes is to have none.
 */
public final class CheckInvoice {
    private CheckInvoice() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: check FILE_OR_FOLDER...");
            System.exit(2);
        }
        var registry = new ValidationExecutorSetRegistry<IValidationSourceXML>();
        PeppolValidation2026_05.init(registry);
        var invoices = registry.getOfID(PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3);
        var creditNotes = registry.getOfID(PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3);
        List<Path> files = Arrays.stream(arguments).flatMap(CheckInvoice::filesIn).sorted().toList();
        int failed = 0;
        for (Path file : files) {
            boolean isCreditNote = Files.readString(file).contains("<CreditNote ");
            if (!isValid(file, isCreditNote ? creditNotes : invoices)) failed++;
        }
        System.out.println(files.size() + " documents, " + failed + " with faults");
        System.exit(files.isEmpty() || failed > 0 ? 1 : 0);
    }

    private static Stream<Path> filesIn(String argument) {
        Path path = Path.of(argument);
        if (!Files.isDirectory(path)) return Stream.of(path);
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(each -> each.toString().endsWith(".xml")).toList().stream();
        } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    private static boolean isValid(Path file, IValidationExecutorSet<IValidationSourceXML> rules) {
        var results = ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(), rules, ValidationSourceXML.create(new FileSystemResource(file.toFile())));
        boolean valid = true;
        for (ValidationResult result : results) {
            for (IError error : result.getErrorList()) {
                valid = false;
                System.out.println("FAIL " + file.getFileName() + ": " + error.getErrorID() + " " + error.getErrorText(Locale.ENGLISH));
            }
        }
        return valid && results.containsNoFailure();
    }
}
