/** The style sheets of both apps. The component layer is separate so that the build can remove the crown from it. */
import 'govuk-frontend/dist/govuk/govuk-frontend.min.css'
import './styles.css'
