export { Button, ButtonLink, Link, PhoneLink, phoneHref } from "./button.tsx";
export {
  ClockCard,
  type ClockView,
  FoldedAct,
  type Step,
  StepList,
  Timeline,
  type TimelineEntry,
} from "./case.tsx";
export { Checkbox, CheckboxGroup, type Option, RadioGroup, Select } from "./choice.tsx";
export { DateInput, type DateParts, datePartsOf, dateTextOf, NO_DATE } from "./date-input.tsx";
export { Alert, Card, DefinitionList, EventTile, Heading, StatTile, Tag, type Tone } from "./display.tsx";
export { ConfirmedValue, type FieldBase, FieldError, fieldId } from "./field.tsx";
export { type ArrivedPage, BareFileUpload, FileUpload } from "./file-upload.tsx";
export {
  ErrorSummary,
  errorOf,
  FilterForm,
  Form,
  type FormError,
  type FormPage,
  FormSection,
} from "./form.tsx";
export { Icon, type IconName } from "./icon.tsx";
export {
  countText,
  dayInWords,
  dayText,
  fullMoment,
  momentInWords,
  moneyText,
  shortMoment,
} from "./moment.ts";
export { Breadcrumb, Pagination, WizardSteps } from "./navigation.tsx";
export { type Column, Table } from "./table.tsx";
export { Textarea, TextInput } from "./text-input.tsx";
