using System.Text.Json;
using System.Text.Json.Serialization;
using BondResolution.Domain.Buybacks;
using BondResolution.Domain.Cases;
using BondResolution.Domain.Holdings;
using BondResolution.Domain.Instalments;
using BondResolution.Domain.Lawsuits;
using BondResolution.Domain.People;
using BondResolution.Domain.Plans;
using BondResolution.Domain.Recording;
using BondResolution.Domain.Registers;

namespace BondResolution.EventStore.Codec;

/// <summary>
/// What stored events are made of, written out when the program is built: found out by reflection at every start it would cost each
/// command a good part of a second. Every type of <see cref="EventCatalogue"/> stands here; how it is written, <see cref="EventJson"/> says.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Case.Event.Opened), TypeInfoPropertyName = "CaseOpenedEvent")]
[JsonSerializable(typeof(Case.Event.Warned), TypeInfoPropertyName = "CaseWarnedEvent")]
[JsonSerializable(typeof(Case.Event.Defaulted), TypeInfoPropertyName = "CaseDefaultedEvent")]
[JsonSerializable(typeof(Case.Event.Accelerated), TypeInfoPropertyName = "CaseAcceleratedEvent")]
[JsonSerializable(typeof(Case.Event.MeetingHeld), TypeInfoPropertyName = "CaseMeetingHeldEvent")]
[JsonSerializable(typeof(Case.Event.Acknowledged), TypeInfoPropertyName = "CaseAcknowledgedEvent")]
[JsonSerializable(typeof(Case.Event.Reversed), TypeInfoPropertyName = "CaseReversedEvent")]
[JsonSerializable(typeof(Register.Event.Opened), TypeInfoPropertyName = "RegisterOpenedEvent")]
[JsonSerializable(typeof(Register.Event.SheetOpened), TypeInfoPropertyName = "RegisterSheetOpenedEvent")]
[JsonSerializable(typeof(Register.Event.PartsOpened), TypeInfoPropertyName = "RegisterPartsOpenedEvent")]
[JsonSerializable(typeof(Register.Event.Sealed), TypeInfoPropertyName = "RegisterSealedEvent")]
[JsonSerializable(typeof(Register.Event.GivenUp), TypeInfoPropertyName = "RegisterGivenUpEvent")]
[JsonSerializable(typeof(Register.Event.Withdrawn), TypeInfoPropertyName = "RegisterWithdrawnEvent")]
[JsonSerializable(typeof(HoldingsEvent.RegisterAdopted), TypeInfoPropertyName = "HoldingsRegisterAdoptedEvent")]
[JsonSerializable(typeof(HoldingsEvent.DifferencesOpened), TypeInfoPropertyName = "HoldingsDifferencesOpenedEvent")]
[JsonSerializable(typeof(HoldingsEvent.DifferencesSealed), TypeInfoPropertyName = "HoldingsDifferencesSealedEvent")]
[JsonSerializable(typeof(HoldingsEvent.UnitsFrozen), TypeInfoPropertyName = "HoldingsUnitsFrozenEvent")]
[JsonSerializable(typeof(HoldingsEvent.UnitsReleased), TypeInfoPropertyName = "HoldingsUnitsReleasedEvent")]
[JsonSerializable(typeof(HoldingsEvent.UnitsTransferred), TypeInfoPropertyName = "HoldingsUnitsTransferredEvent")]
[JsonSerializable(typeof(HoldingsEvent.UnitsPassedOn), TypeInfoPropertyName = "HoldingsUnitsPassedOnEvent")]
[JsonSerializable(typeof(HoldingsEvent.PurchaseOpened), TypeInfoPropertyName = "HoldingsPurchaseOpenedEvent")]
[JsonSerializable(typeof(HoldingsEvent.PurchaseSealed), TypeInfoPropertyName = "HoldingsPurchaseSealedEvent")]
[JsonSerializable(typeof(HoldingsEvent.PaymentOpened), TypeInfoPropertyName = "HoldingsPaymentOpenedEvent")]
[JsonSerializable(typeof(HoldingsEvent.PaymentSealed), TypeInfoPropertyName = "HoldingsPaymentSealedEvent")]
[JsonSerializable(typeof(HoldingsEvent.DeferredPaid), TypeInfoPropertyName = "HoldingsDeferredPaidEvent")]
[JsonSerializable(typeof(HoldingsEvent.PaymentReturned), TypeInfoPropertyName = "HoldingsPaymentReturnedEvent")]
[JsonSerializable(typeof(HoldingsEvent.PaymentRepaid), TypeInfoPropertyName = "HoldingsPaymentRepaidEvent")]
[JsonSerializable(typeof(HoldingsEvent.RecoveryOpened), TypeInfoPropertyName = "HoldingsRecoveryOpenedEvent")]
[JsonSerializable(typeof(HoldingsEvent.RecoverySealed), TypeInfoPropertyName = "HoldingsRecoverySealedEvent")]
[JsonSerializable(typeof(HoldingsEvent.GivenUp), TypeInfoPropertyName = "HoldingsGivenUpEvent")]
[JsonSerializable(typeof(HoldingsEvent.Reversed), TypeInfoPropertyName = "HoldingsReversedEvent")]
[JsonSerializable(typeof(Offer.Event.Opened), TypeInfoPropertyName = "OfferOpenedEvent")]
[JsonSerializable(typeof(Offer.Event.TenderOpened), TypeInfoPropertyName = "OfferTenderOpenedEvent")]
[JsonSerializable(typeof(Offer.Event.TenderSealed), TypeInfoPropertyName = "OfferTenderSealedEvent")]
[JsonSerializable(typeof(Offer.Event.Closed), TypeInfoPropertyName = "OfferClosedEvent")]
[JsonSerializable(typeof(Offer.Event.Reversed), TypeInfoPropertyName = "OfferReversedEvent")]
[JsonSerializable(typeof(Plan.Event.Adopted), TypeInfoPropertyName = "PlanAdoptedEvent")]
[JsonSerializable(typeof(Plan.Event.Amended), TypeInfoPropertyName = "PlanAmendedEvent")]
[JsonSerializable(typeof(Plan.Event.Reversed), TypeInfoPropertyName = "PlanReversedEvent")]
[JsonSerializable(typeof(Instalment.Event.Declared), TypeInfoPropertyName = "InstalmentDeclaredEvent")]
[JsonSerializable(typeof(Instalment.Event.Funded), TypeInfoPropertyName = "InstalmentFundedEvent")]
[JsonSerializable(typeof(Instalment.Event.Reversed), TypeInfoPropertyName = "InstalmentReversedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Filed), TypeInfoPropertyName = "LawsuitFiledEvent")]
[JsonSerializable(typeof(Lawsuit.Event.FilingSealed), TypeInfoPropertyName = "LawsuitFilingSealedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Accepted), TypeInfoPropertyName = "LawsuitAcceptedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Joined), TypeInfoPropertyName = "LawsuitJoinedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Left), TypeInfoPropertyName = "LawsuitLeftEvent")]
[JsonSerializable(typeof(Lawsuit.Event.FeeAssessed), TypeInfoPropertyName = "LawsuitFeeAssessedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.FeeDeferral), TypeInfoPropertyName = "LawsuitFeeDeferralEvent")]
[JsonSerializable(typeof(Lawsuit.Event.FeePaid), TypeInfoPropertyName = "LawsuitFeePaidEvent")]
[JsonSerializable(typeof(Lawsuit.Event.FeeRefunded), TypeInfoPropertyName = "LawsuitFeeRefundedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.ClaimsAmended), TypeInfoPropertyName = "LawsuitClaimsAmendedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Judged), TypeInfoPropertyName = "LawsuitJudgedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Appealed), TypeInfoPropertyName = "LawsuitAppealedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.InForce), TypeInfoPropertyName = "LawsuitInForceEvent")]
[JsonSerializable(typeof(Lawsuit.Event.EnforcementApplied), TypeInfoPropertyName = "LawsuitEnforcementAppliedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Suspended), TypeInfoPropertyName = "LawsuitSuspendedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Resumed), TypeInfoPropertyName = "LawsuitResumedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Settled), TypeInfoPropertyName = "LawsuitSettledEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Mediated), TypeInfoPropertyName = "LawsuitMediatedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Withdrawn), TypeInfoPropertyName = "LawsuitWithdrawnEvent")]
[JsonSerializable(typeof(Lawsuit.Event.CostAdvanced), TypeInfoPropertyName = "LawsuitCostAdvancedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.CreditStated), TypeInfoPropertyName = "LawsuitCreditStatedEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Recovered), TypeInfoPropertyName = "LawsuitRecoveredEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Succeeded), TypeInfoPropertyName = "LawsuitSucceededEvent")]
[JsonSerializable(typeof(Lawsuit.Event.Reversed), TypeInfoPropertyName = "LawsuitReversedEvent")]
[JsonSerializable(typeof(PersonalData.Event.Revealed), TypeInfoPropertyName = "PersonalDataRevealedEvent")]
[JsonSerializable(typeof(PersonalData.Event.Restricted), TypeInfoPropertyName = "PersonalDataRestrictedEvent")]
[JsonSerializable(typeof(PersonalData.Event.Lifted), TypeInfoPropertyName = "PersonalDataLiftedEvent")]
[JsonSerializable(typeof(PersonalData.Event.ErasureAsked), TypeInfoPropertyName = "PersonalDataErasureAskedEvent")]
[JsonSerializable(typeof(PersonalData.Event.Erased), TypeInfoPropertyName = "PersonalDataErasedEvent")]
internal sealed partial class EventShapes : JsonSerializerContext;
